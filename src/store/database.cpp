#include "store/database.h"

#include <algorithm>

#include "store/pg_database.h"
#include "store/sqlite_database.h"
#include "store/statement.h"

namespace yigang::store {

namespace {

// One statement at a time: PostgreSQL streams an answer over the only wire it has.
class Turn {
 public:
  explicit Turn(bool& busy) : busy_(busy) {
    CHECK(!busy_);
    busy_ = true;
  }
  ~Turn() { busy_ = false; }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  bool& busy_;
};

}  // namespace

Problem Reader::doom(Problem problem) {
  if (!doomed_) doomed_ = problem;
  return problem;
}

Result<std::int64_t> Reader::guarded(std::string_view sql, const Args& arguments,
                                     const RowSink& sink) {
  Turn turn(busy_);
  if (doomed_) return fail(*doomed_);
  if (auto fine = check_storable(arguments); !fine) return fail(doom(std::move(fine).error()));
  std::optional<Problem> of_the_sink;
  auto changed = run(sql, arguments, [&](Row& row) -> Result<> {
    auto taken = sink(row);
    if (!taken) of_the_sink = taken.error();
    return taken;
  });
  // What the visitor said is no fault of the statement.
  if (!changed && !of_the_sink) return fail(doom(std::move(changed).error()));
  return changed;
}

Result<Rows> Reader::query(std::string_view sql, const Args& arguments) {
  Rows rows;
  TRY_VOID(guarded(sql, arguments, [&](Row& row) -> Result<> {
    rows.push_back(std::move(row));
    return {};
  }));
  return rows;
}

Result<std::optional<Row>> Reader::query_one(std::string_view sql, const Args& arguments) {
  std::optional<Row> found;
  TRY_VOID(guarded(sql, arguments, [&](Row& row) -> Result<> {
    CHECK(!found);
    found = std::move(row);
    return {};
  }));
  return found;
}

Result<> Reader::each(std::string_view sql, const Args& arguments, const RowVisitor& visit) {
  TRY_VOID(guarded(sql, arguments, [&](Row& row) { return visit(row); }));
  return {};
}

Result<std::int64_t> Writer::execute(std::string_view sql, const Args& arguments) {
  return guarded(sql, arguments, [](Row&) -> Result<> { return {}; });
}

Result<std::int64_t> Writer::bulk_insert(std::string_view table,
                                         const std::vector<std::string>& columns,
                                         const RowSource& source) {
  CHECK(is_plain_name(table) && !columns.empty() && std::ranges::all_of(columns, is_plain_name));
  Turn turn(busy_);
  if (doomed()) return fail(*doomed());
  auto count = run_bulk(table, columns, source);
  if (!count) return fail(doom(std::move(count).error()));
  return count;
}

Result<> Writer::run_script(std::string_view sql) {
  Turn turn(busy_);
  if (doomed()) return fail(*doomed());
  auto done = run_statements(sql);
  if (!done) return fail(doom(std::move(done).error()));
  return done;
}

Result<std::unique_ptr<Database>> Database::open(Options options) {
  if (options.url.starts_with("sqlite:")) return open_sqlite(std::move(options));
  if (options.url.starts_with("postgresql://") || options.url.starts_with("postgres://"))
    return open_postgres(std::move(options));
  return fail(bad_input("bad_database_url"));
}

}  // namespace yigang::store
