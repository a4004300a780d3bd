#include "law/catalogue.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "law/table.h"

namespace yigang::law {

namespace {

// LZ-2022-4 附2: so many items a side. A county's own types are no rows of this file.
constexpr std::pair<Side, int> kItems[] = {{Side::rural, 25}, {Side::urban, 14}};

}  // namespace

Result<Catalogue> Catalogue::read(std::string_view csv) {
  TRY(Table table,
      Table::read(csv, "law/catalogue/post-catalogue.csv",
                  {"side", "category_no", "category", "item_no", "item", "sub_items"}));
  Catalogue catalogue;
  std::map<Side, int> last_lines;
  for (const TableRow& row : table.rows()) {
    CatalogueItem item;
    TRY(item.side, row.word<Side>("side"));
    TRY(item.category_no, row.count("category_no"));
    TRY(item.category_name, row.filled("category"));
    TRY(item.item_no, row.count("item_no"));
    TRY(item.name, row.filled("item"));
    if (item.category_no < 1 || item.category_no > 5) return fail(row.wrong("category_no"));
    item.category = static_cast<PostCategory>(item.category_no - 1);
    if (!row.cell("sub_items").empty()) {
      for (const std::string_view part : split(row.cell("sub_items"), ';'))
        item.sub_items.emplace_back(part);
    }
    if (catalogue.find(item.side, item.category_no, item.item_no) != nullptr)
      return fail(row.repeated("item_no"));
    // Numbered from 1 without a gap: what is missing is told where it is missing.
    if (item.item_no != 1 &&
        catalogue.find(item.side, item.category_no, item.item_no - 1) == nullptr)
      return fail(row.wrong("item_no"));
    last_lines[item.side] = row.line();
    catalogue.items_.push_back(std::move(item));
  }
  for (const auto& [side, items] : kItems) {
    const std::size_t found = catalogue.items_of(side).size();
    if (found == static_cast<std::size_t>(items)) continue;
    return fail(bad_input("law_catalogue_count")
                    .with("place", fmt::format("law/catalogue/post-catalogue.csv:{}",
                                               last_lines.contains(side) ? last_lines[side] : 1))
                    .with("side", std::string(word(side)))
                    .with("found", std::to_string(found))
                    .with("expected", std::to_string(items)));
  }
  return catalogue;
}

const CatalogueItem* Catalogue::find(Side side, int category_no, int item_no) const {
  for (const CatalogueItem& item : items_) {
    if (item.side == side && item.category_no == category_no && item.item_no == item_no)
      return &item;
  }
  return nullptr;
}

std::vector<const CatalogueItem*> Catalogue::items_of(Side side) const {
  std::vector<const CatalogueItem*> found;
  for (const CatalogueItem& item : items_) {
    if (item.side == side) found.push_back(&item);
  }
  return found;
}

void Catalogue::append_canonical(std::string& text) const {
  for (const CatalogueItem& item : items_) {
    text +=
        fmt::format("post\t{}\t{}\t{}\t{}\t{}\t{}\n", word(item.side), item.category_no,
                    item.category_name, item.item_no, item.name, fmt::join(item.sub_items, ";"));
  }
}

}  // namespace yigang::law
