#include "http/job_watch.h"

#include "http/problem.h"

namespace yigang::http {

namespace {

constexpr auto kLook = std::chrono::milliseconds(250);

}  // namespace

Job job_body(const usecase::JobView& view) {
  Job body{view.id, view.kind, view.state, view.done, view.total, view.result, {}};
  if (view.problem) body.problem = problem_body(*view.problem, {}, status_of(*view.problem));
  return body;
}

JobWatch::~JobWatch() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<EventStream> JobWatch::follow(const usecase::Actor& actor, JobId id) {
  auto stream = std::make_shared<EventStream>();
  {
    const std::scoped_lock lock(mutex_);
    fresh_.push_back({actor, id, stream});
    if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
  }
  wake_.notify_all();
  return stream;
}

void JobWatch::serve() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    for (Follower& follower : fresh_) followers_.push_back(std::move(follower));
    fresh_.clear();
    lock.unlock();
    std::erase_if(followers_, [this](Follower& follower) { return !tell(follower); });
    lock.lock();
    if (followers_.empty())
      wake_.wait(lock, [this] { return stopping_ || !fresh_.empty(); });
    else
      wake_.wait_for(lock, kLook, [this] { return stopping_ || !fresh_.empty(); });
  }
  for (const Follower& follower : followers_) follower.stream->close();
}

bool JobWatch::tell(Follower& follower) {
  if (follower.stream->gone()) return false;
  const auto view = usecase::read_job(desk_, follower.actor, follower.id);
  // A store that is away comes back; a job that is gone does not.
  if (!view && view.error().kind != ProblemKind::not_found) return true;
  const bool ended =
      !view || (view->state != store::JobState::waiting && view->state != store::JobState::running);
  if (view && view->version != follower.told_version) {
    const std::string data = wire::to_json(job_body(*view));
    if (follower.stream->send(ended ? "end" : "progress", data))
      follower.told_version = view->version;
  }
  if (ended) follower.stream->close();
  return !ended;
}

}  // namespace yigang::http
