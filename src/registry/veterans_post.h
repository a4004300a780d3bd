// 退役士兵专项公益性岗位按现行规定执行 (LZ-2022-4 尾): posts for veterans are another programme, so
// that no post, pay standard or announcement of this one may be meant for them. Posts, their kinds
// and bodies are free text; these functions read what such a text names. Blanks between characters,
// full-width letters and traditional characters are the same word. An office that serves veterans
// (退役军人事务局, 退役军人服务站) is an employer like any other and is not meant. Pure; O(text).
#pragma once

#include <string_view>

#include "base/result.h"

namespace yigang::registry {

// Of a title or a kind of post: it names veterans at all. Refusal `veterans_post` at the field.
[[nodiscard]] Result<> refuse_veterans_post(std::string_view title, std::string_view field);
// Of running text or the name of a body: it names posts for veterans. 退役军人优先 does not,
// nor does a sentence that says that such posts are not among these (不含退役士兵专项岗位).
[[nodiscard]] Result<> refuse_text_on_veterans_posts(std::string_view text, std::string_view field);

}  // namespace yigang::registry
