#include "usecase/notice_reads.h"

#include "store/application_queries.h"
#include "store/setting_queries.h"
#include "usecase/notice_register.h"
#include "usecase/notice_words.h"
#include "usecase/page_reads.h"
#include "usecase/places.h"
#include "usecase/public_code.h"

namespace yigang::usecase {

namespace {

ObjectionLine objection_line(const store::ListedObjection& row) {
  const store::ObjectionRow& objection = row.objection;
  return {objection.id,      objection.unit,   objection.notice_id,   row.notice_title,
          objection.item_no, row.town,         objection.text,        objection.received_on,
          objection.state,   objection.answer, objection.answered_on, objection.version};
}

PublicNoticeLine public_line(const law::LawSnapshot& law, Date today,
                             const store::NoticeRow& notice, std::int64_t items) {
  const law::Areas& areas = law.areas();
  return {notice.id,
          notice.kind,
          notice.title,
          notice.village.value_or(notice.town.value_or(PlaceCode{})),
          notice_place(areas, notice.unit, notice.town.value_or(PlaceCode{}),
                       notice.village.value_or(PlaceCode{})),
          notice.month,
          notice.published_on,
          notice.first_day,
          notice.last_day,
          today,
          items,
          working_days_left(law, today, notice)};
}

}  // namespace

ReviewLine review_line(const store::ListedReview& row) {
  const store::ReviewSessionRow& session = row.session;
  return {session.id,      session.unit,     session.village,  session.announcement_id,
          session.held_on, session.location, session.expected, session.present,
          session.state,   session.evidence, row.passed,       row.failed,
          row.waiting};
}

Result<wire::Page<ReviewLine>> list_reviews(Desk& desk, const Actor& actor,
                                            const store::ReviewFilter& filter) {
  return page_of<ReviewLine>(desk, actor, "list_reviews", filter, &store::list_reviews,
                             &store::count_reviews, &review_line);
}

Result<wire::Page<ObjectionLine>> list_objections(Desk& desk, const Actor& actor,
                                                  const store::ObjectionFilter& filter) {
  return page_of<ObjectionLine>(desk, actor, "list_objections", filter, &store::list_objections,
                                &store::count_objections, &objection_line);
}

Result<wire::Page<PublicNoticeLine>> list_public_notices(Desk& desk,
                                                         const store::PublicNoticeFilter& filter) {
  TRY_VOID(check_limit(filter.limit));
  store::PublicNoticeFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<wire::Page<PublicNoticeLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<PublicNoticeLine>> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const Date today, store::business_day(reader, desk.clock));
        TRY(const std::vector<store::ListedPublicNotice> rows,
            store::list_public_notices(reader, today, one_more));
        TRY(const std::int64_t total, store::count_public_notices(reader, today, filter));
        return page_from<PublicNoticeLine>(
            rows, filter.limit, total,
            [&](const store::ListedPublicNotice& row) {
              return public_line(*edition.snapshot, today, row.notice, row.items);
            },
            [](const PublicNoticeLine& line) { return to_text(line.id); });
      });
}

Result<PublicNotice> read_public_notice(Desk& desk, const OneNotice& query) {
  return desk.database.read_value<PublicNotice>([&](store::Reader& reader) -> Result<PublicNotice> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const law::Areas& areas = edition.snapshot->areas();
    TRY(const UnitCode unit, unit_of_id(areas, query.id));
    TRY(const Date today, store::business_day(reader, desk.clock));
    TRY(const std::optional<store::NoticeRow> notice,
        store::public_notice(reader, unit, query.id, today));
    if (!notice) return fail(not_found("not_found"));
    TRY(const std::vector<store::NoticeItemRow> items,
        store::items_of_notice(reader, unit, query.id));
    PublicNotice answer;
    answer.notice =
        public_line(*edition.snapshot, today, *notice, static_cast<std::int64_t>(items.size()));
    answer.hotline = notice->hotline;
    answer.list_digest = to_hex(notice->list_digest);
    answer.code = public_code(desk.keys, {PaperKind::notice, query.id.value()});
    TRY(const store::AnnouncedTitles announced,
        store::announced_titles(reader, unit, query.id, kTitlesMost));
    for (const store::NoticeItemRow& item : items) {
      const auto titles = announced.find(item.item_no);
      answer.items.push_back(
          {item.item_no, item.masked_name, item.post_category,
           titles == announced.end() ? item.post_title : joined_titles(titles->second),
           village_name(areas, item.village), item.amount_fen, item.hours_x10, item.days_x10});
    }
    return answer;
  });
}

}  // namespace yigang::usecase
