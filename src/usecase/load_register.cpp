#include <set>

#include "crypto/digest.h"
#include "registry/veterans_post.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/person_verbs.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

bool is_whole(const LoadRegister& command) {
  return !command.partial.value_or(false);
}

std::string deputy_reason(const LoadRegister& command) {
  return command.deputy_reason.value_or("");
}

// What the journal keeps beside the rows.
std::string reasons(const LoadRegister& command) {
  std::string all = deputy_reason(command);
  if (!command.empty_reason) return all;
  return all.empty() ? *command.empty_reason : all + "；" + *command.empty_reason;
}

// A failed export is a list without rows too, and would refuse everybody of the group from its day.
Result<> check_emptied(const LoadRegister& command) {
  if (!command.rows.empty()) {
    if (command.empty_reason) return fail(bad_input("register_not_empty").at("empty_reason"));
    return {};
  }
  if (!is_whole(command)) return fail(bad_input("nothing_chosen").at("rows"));
  if (command.empty_reason) return require_text(*command.empty_reason, "empty_reason");
  return fail(refused("register_empty_unexplained").by("LZ-2022-4 二(一)").at("empty_reason"));
}

Problem at_row(Problem problem, std::size_t row, std::string_view member = {}) {
  problem.field = "rows[" + std::to_string(row) + "]";
  if (!member.empty()) problem.field += "." + std::string(member);
  return problem;
}

// A free text with its length, so that two of them never run into one another.
void update_text(crypto::Hasher& hasher, std::string_view text) {
  hasher.update(std::to_string(text.size()) + ":");
  hasher.update(text);
}

// The content that makes two snapshots the same: whose register of which day says what. Numbers
// enter as blind indexes only.
crypto::Digest digest_of(const LoadRegister& command,
                         const std::vector<store::RegisterRowRow>& rows) {
  crypto::Hasher hasher;
  update_text(hasher, command.register_name);
  update_text(hasher, command.owner);
  hasher.update(to_text(command.true_on));
  if (is_whole(command)) hasher.update(std::string_view("whole"));
  for (const store::RegisterRowRow& row : rows) {
    hasher.update(row.resident_index);
    hasher.update(row.target_group);
    hasher.update(to_text(row.from_day));
    hasher.update(row.until_day ? to_text(*row.until_day) : std::string("-"));
  }
  return hasher.finish();
}

Problem of_other_department(const Work& work, TargetGroup group) {
  return forbidden("register_of_other_department")
      .with("departments", work.law().registers().departments_of(group))
      .by("LZ-2022-4 二(一)");
}

// Name and owner are what makes a register, and both are free words: who takes those of another
// department's would say, or with an empty list unsay, what is that department's to say. The unit
// is held meanwhile, so that of two who begin one register at once the second is judged by the
// first.
Result<> check_continued(Work& work, const LoadRegister& command, std::string_view department) {
  TRY(const std::vector<std::string> groups,
      store::groups_of_register(work.tx, command.unit, command.register_name, command.owner));
  for (const std::string& name : groups) {
    const auto group = enum_from_word<TargetGroup>(name);
    CHECK(group.has_value());
    if (!work.law().registers().keeps(department, *group))
      return fail(of_other_department(work, *group).at("register_name"));
  }
  // Nobody has said yet whose register it is; and there is nothing to empty.
  if (groups.empty() && command.rows.empty())
    return fail(refused("register_not_begun").by("LZ-2022-4 二(一)").at("rows"));
  return {};
}

// LZ-2022-4 二(一): each department hands in its own register and no other; an office of human
// resources that enters what a department has given it says why it stands for the department.
Result<> check_department(Work& work, const Actor& actor, const LoadRegister& command) {
  if (actor.role != Role::DEPT) return require_text(deputy_reason(command), "deputy_reason");
  if (command.deputy_reason)
    return fail(bad_input("department_needs_no_deputy").at("deputy_reason"));
  TRY(const std::optional<store::OrganisationRow> own,
      store::organisation_by_id(work.tx, actor.organisation));
  const std::string department = own ? own->department.value_or("") : "";
  for (std::size_t row = 0; row < command.rows.size(); ++row) {
    const TargetGroup group = command.rows[row].target_group;
    if (!policy::needs_register(group)) continue;
    if (!work.law().registers().keeps(department, group))
      return fail(at_row(of_other_department(work, group), row, "target_group"));
  }
  return check_continued(work, command, department);
}

// A register says of each number one thing; a row says it of a period that has a length.
Result<std::vector<store::RegisterRowRow>> rows_of(Work& work, const LoadRegister& command,
                                                   RegisterSnapshotId id) {
  std::vector<store::RegisterRowRow> rows;
  rows.reserve(command.rows.size());
  std::set<Bytes> seen;
  for (const RegisterEntry& entry : command.rows) {
    const std::size_t row = rows.size();
    // LZ-2022-4 二(一): 脱贫, 低收入, 残疾 rest on their departments' registers.
    if (!policy::needs_register(entry.target_group))
      return fail(bad_input("group_without_register").at("rows"));
    if (entry.until_day && *entry.until_day < entry.from_day)
      return fail(at_row(bad_input("period_reversed"), row, "until_day"));
    const crypto::Digest digest = work.desk.keys.blind_index(crypto::IndexPurpose::resident_number,
                                                             entry.resident_number.full());
    Bytes index(digest.begin(), digest.end());
    if (!seen.insert(index).second) return fail(at_row(bad_input("register_row_twice"), row));
    rows.push_back({command.unit, id, std::move(index), static_cast<std::int64_t>(row + 1),
                    std::string(word(entry.target_group)), entry.from_day, entry.until_day});
  }
  return rows;
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const LoadRegister& command) {
  return location_of_unit(areas, command.unit);
}

Result<RegisterLoaded> act(Work& work, const Grant<LoadRegister>& grant,
                           const LoadRegister& command) {
  TRY_VOID(require_text(command.register_name, "register_name"));
  TRY_VOID(require_text(command.owner, "owner"));
  TRY_VOID(registry::refuse_text_on_veterans_posts(command.register_name, "register_name"));
  if (command.true_on > work.today) return fail(bad_input("register_from_future").at("true_on"));
  TRY_VOID(check_department(work, grant.actor(), command));
  TRY_VOID(check_emptied(command));
  const RegisterSnapshotId id = work.make_id<RegisterSnapshotId>(command.unit);
  TRY(const std::vector<store::RegisterRowRow> rows, rows_of(work, command, id));
  const crypto::Digest digest = digest_of(command, rows);
  const Bytes digest_bytes(digest.begin(), digest.end());
  TRY(const bool known,
      store::register_known(work.tx, command.unit, command.register_name, digest_bytes));
  if (known) return fail(conflict("register_loaded_before").at("rows"));
  TRY_VOID(store::insert(
      work.tx, store::RegisterSnapshotRow{
                   command.unit, id, command.register_name, command.owner, command.true_on,
                   digest_bytes, static_cast<std::int64_t>(rows.size()), grant.actor().account,
                   is_whole(command), deputy_reason(command)}));
  TRY_VOID(store::insert_register_rows(work.tx, rows));
  work.note(
      {command.unit, "register_snapshot", id.value(), "", to_hex(digest), reasons(command), ""});
  return RegisterLoaded{id, static_cast<std::int64_t>(rows.size())};
}

}  // namespace yigang::usecase
