// The notices, the posts and the way to report as plain HTML, for a reader whose browser runs no
// program (interface.md §4): they stand in the <noscript> of the public door, so that everybody
// else gets the same page as before, in the language and type that ?lang= and ?type= name. Names
// are masked as everywhere. Whatever comes from the store is escaped; a wrong query is passed over,
// since what sends a link around adds words of its own. Pure but for notices_response, which reads.
#pragma once

#include <string>
#include <string_view>

#include "http/call.h"
#include "http/page_words.h"
#include "law/areas.h"
#include "usecase/notice_reads.h"
#include "usecase/public_posts.h"

namespace yigang::http {

[[nodiscard]] std::string notices_html(const wire::Page<usecase::PublicNoticeLine>& page,
                                       const store::PublicNoticeFilter& filter,
                                       const law::Areas& areas, const PageView& view);
[[nodiscard]] std::string notice_html(const usecase::PublicNotice& notice, const PageView& view);
[[nodiscard]] std::string posts_html(const usecase::PublicPosts& posts,
                                     const store::PublicPostFilter& filter, const law::Areas& areas,
                                     const PageView& view);
// How to report, in words alone.
[[nodiscard]] std::string report_html(const PageView& view);
// `door` with the text in place of what its <noscript> holds; as it is where it has none.
[[nodiscard]] std::string in_noscript(std::string door, std::string_view html);
// /g, /g/notices/{id}, /g/posts and /g/report.
[[nodiscard]] Result<Response> notices_response(Call& call, std::string door);

}  // namespace yigang::http
