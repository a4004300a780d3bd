// Those who follow jobs by server-sent events. One thread looks at the watched jobs in the store a
// few times a second, so that it does not matter which server does the work, and sends `progress`
// when something has changed and `end` at the end. The first look is at once: who connects again is
// told the present state. Nothing runs while nobody watches. Thread-safe.
#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/event_stream.h"
#include "http/problem_body.h"
#include "usecase/jobs.h"

namespace yigang::http {

struct Job {
  JobId id;
  std::string kind;
  store::JobState state = store::JobState::waiting;
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::optional<std::string> result;  // JSON of the verb's answer
  std::optional<ProblemBody> problem;
};
BOOST_DESCRIBE_STRUCT(Job, (), (id, kind, state, done, total, result, problem))

[[nodiscard]] Job job_body(const usecase::JobView& view);

class JobWatch {
 public:
  explicit JobWatch(usecase::Desk& desk) : desk_(desk) {}
  ~JobWatch();
  JobWatch(const JobWatch&) = delete;
  JobWatch& operator=(const JobWatch&) = delete;

  // The job must be the actor's own.
  [[nodiscard]] std::shared_ptr<EventStream> follow(const usecase::Actor& actor, JobId id);

 private:
  struct Follower {
    usecase::Actor actor;
    JobId id;
    std::shared_ptr<EventStream> stream;
    std::int64_t told_version = 0;
  };
  void serve();
  // False when the follower is to be dropped.
  [[nodiscard]] bool tell(Follower& follower);

  usecase::Desk& desk_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::vector<Follower> fresh_;
  std::vector<Follower> followers_;  // of the thread
  std::thread thread_;
};

}  // namespace yigang::http
