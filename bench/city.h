// A demo city on one engine for the benchmarks: made through the verbs, with two more months behind
// what the demo has paid. `worked` has attendance and closed sheets and is not locked, so that it
// can be settled again and again; `open` has open sheets, so that attendance can be entered.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "cli/desk_owner.h"
#include "crypto/random.h"
#include "measure.h"
#include "usecase/first_accounts.h"

namespace yigang::bench {

struct Target {
  PlacementId placement;
  Side side = Side::rural;
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
};

class City {
 public:
  // `url`: sqlite:PATH of a file that is not there, or a PostgreSQL schema that is empty.
  [[nodiscard]] static Result<std::unique_ptr<City>> make(const std::string& url,
                                                          const std::string& folder, int scale);

  [[nodiscard]] usecase::Desk& desk() { return owner_->desk(); }
  [[nodiscard]] store::Database& database() { return owner_->database(); }
  [[nodiscard]] std::string engine_name() const;
  [[nodiscard]] const std::string& url() const { return terminal_.database_url; }
  [[nodiscard]] std::string key_file() const { return terminal_.key_file.string(); }
  [[nodiscard]] std::string law_folder() const { return terminal_.law_folder.string(); }
  [[nodiscard]] std::string password(const std::string& login) const;
  // Process id of the PostgreSQL server; 0 on SQLite.
  [[nodiscard]] int server() const { return server_; }
  [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }

  const Month worked = Month(2022, 5);
  const Month open = Month(2022, 6);

 private:
  City(const std::string& url, const std::string& folder);
  [[nodiscard]] Result<> build(int scale);
  [[nodiscard]] Result<> add_months();
  [[nodiscard]] Result<> look_around();

  SystemClock clock_;
  crypto::SystemRandom random_;
  cli::Terminal terminal_;
  std::unique_ptr<cli::DeskOwner> owner_;
  std::vector<usecase::NewAccount> accounts_;
  std::vector<Target> targets_;
  int server_ = 0;
};

}  // namespace yigang::bench
