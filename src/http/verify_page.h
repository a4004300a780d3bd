// /v: is this paper genuine? One page of plain HTML without a program, in both languages and three
// sizes of type: a box for the code, and for a code what is stored or that there is none. A digest
// that came with the code (the QR holds its beginning) is compared. `door` is the built page that
// brings the style (web/v). A digest that cannot be read is no digest that agrees: it has to be
// typed again first. Pure but for verify_response, which reads.
#pragma once

#include <string>
#include <string_view>

#include "http/call.h"
#include "usecase/verify_paper.h"

namespace yigang::http {

struct VerifyAsked {
  std::string code;
  std::string digest;       // empty, or what stands on the paper: its beginning is enough
  bool digest_bad = false;  // one was given that cannot be read: nothing is said of the paper then
  Language language = Language::zh_cn;
  std::string type = "standard";
};
// What the path and the query ask for; words that mean nothing here are passed over.
[[nodiscard]] VerifyAsked verify_asked(const Call& call);
// `paper`: nothing while no code was asked for.
[[nodiscard]] std::string verify_html(const VerifyAsked& asked,
                                      const std::optional<Result<usecase::VerifiedPaper>>& paper);
[[nodiscard]] std::string in_door(std::string door, const VerifyAsked& asked,
                                  std::string_view body);
[[nodiscard]] Result<Response> verify_response(Call& call, std::string door);

}  // namespace yigang::http
