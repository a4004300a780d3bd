#include "crash.h"

namespace yigang::sim {

namespace {

bool answers_rows(std::string_view sql) {
  return sql.starts_with("SELECT") || sql.starts_with("WITH") ||
         sql.find("RETURNING") != std::string_view::npos;
}

class CrashingWriter final : public store::Writer {
 public:
  CrashingWriter(store::Writer& inner, int left) : inner_(inner), left_(left) {}
  [[nodiscard]] store::Engine engine() const override { return inner_.engine(); }

 protected:
  Result<std::int64_t> run(std::string_view sql, const store::Args& arguments,
                           const RowSink& sink) override {
    TRY_VOID(alive());
    if (!answers_rows(sql)) return inner_.execute(sql, arguments);
    TRY(store::Rows rows, inner_.query(sql, arguments));
    for (store::Row& row : rows)
      if (sink) TRY_VOID(sink(row));
    return static_cast<std::int64_t>(rows.size());
  }
  Result<std::int64_t> run_bulk(std::string_view table, const std::vector<std::string>& columns,
                                const store::RowSource& source) override {
    TRY_VOID(alive());
    return inner_.bulk_insert(table, columns, source);
  }
  Result<> run_statements(std::string_view sql) override {
    TRY_VOID(alive());
    return inner_.run_script(sql);
  }

 private:
  Result<> alive() {
    if (left_-- <= 0) return fail(problem(ProblemKind::failure, "sim_crash"));
    return {};
  }
  store::Writer& inner_;
  int left_;
};

}  // namespace

Result<> CrashingDatabase::write(const store::WriteWork& work, store::TransactionOptions options) {
  return inner_.write(
      [&](store::Writer& writer) -> Result<> {
        CrashingWriter crashing(writer, statements_);
        TRY_VOID(work(crashing));
        return fail(problem(ProblemKind::failure, "sim_crash"));
      },
      options);
}

}  // namespace yigang::sim
