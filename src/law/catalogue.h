// 城乡公益性岗位设置范围, annex 2 of the notice: 25 rural and 14 urban items in five categories
// each. The list is open (等): a county's own types are the office's rows and are mapped to one of
// the five categories there. Immutable. Data: law/catalogue/post-catalogue.csv.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/nouns.h"

namespace yigang::law {

struct CatalogueItem {
  Side side = Side::rural;
  int category_no = 0;  // 1 … 5
  PostCategory category = PostCategory::public_management;
  std::string category_name;
  int item_no = 0;
  std::string name;
  std::vector<std::string> sub_items;
};

class Catalogue {
 public:
  [[nodiscard]] std::span<const CatalogueItem> items() const { return items_; }
  [[nodiscard]] const CatalogueItem* find(Side side, int category_no, int item_no) const;
  [[nodiscard]] std::vector<const CatalogueItem*> items_of(Side side) const;

  [[nodiscard]] static Result<Catalogue> read(std::string_view csv);
  void append_canonical(std::string& text) const;

 private:
  std::vector<CatalogueItem> items_;
};

}  // namespace yigang::law
