// Verbs, queries, problems and descriptions, asked for through raw sockets.
#include "http/problem.h"
#include "http/target.h"
#include "http/test_site.h"

namespace yigang::http {
namespace {

TEST_F(HttpTest, a_verb_gets_its_command_key_and_version) {
  const std::string answer = post_body(R"({"amount":"680.01"})");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
  EXPECT_TRUE(has(answer, R"({"id":"77","amount":"680.01","key":"key-12345678","version":7})"))
      << answer;
  EXPECT_TRUE(has(answer, "ETag: \"8\"")) << answer;
  EXPECT_TRUE(has(answer, "Cache-Control: no-store")) << answer;
  EXPECT_EQ(log(), "POST /api/v1/applications/{id}/approve 200\n");
}

TEST_F(HttpTest, wrong_bodies_are_problems_that_name_the_member) {
  const auto problem_of = [&](const std::string& body) {
    const std::string answer = post_body(body);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << answer;
    EXPECT_TRUE(has(answer, "application/problem+json")) << answer;
    return answer;
  };
  EXPECT_TRUE(has(problem_of(R"({"amount":"1.00","amuont":"1"})"), R"("code":"unknown_member")"));
  EXPECT_TRUE(has(problem_of(R"({"amount":680})"), R"("field":"amount")"));
  EXPECT_TRUE(has(problem_of("{"), R"("code":"json_syntax")"));
  EXPECT_TRUE(has(problem_of(R"({"amount":"1.00","id":"78"})"), R"("code":"duplicate_member")"));
  EXPECT_TRUE(has(problem_of(""), R"("code":"missing_member")"));
}

TEST_F(HttpTest, a_body_that_is_wrong_as_a_whole_is_named_body) {
  for (const std::string body : {"{", "[]", "null", "7", "{} {}", "{\"amount\":\"\xff\"}"}) {
    const std::string answer = post_body(body);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << answer;
    EXPECT_TRUE(has(answer, R"("field":"body")")) << answer;
  }
  const std::string typed =
      ask("POST /api/v1/applications/77/approve HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
          "Content-Type: text/plain\r\n" +
          kKeys + "Content-Length: 2\r\n\r\n{}");
  EXPECT_TRUE(has(typed, "body_not_json") && has(typed, R"("field":"body")")) << typed;
}

TEST_F(HttpTest, a_read_takes_no_body) {
  const std::string head = "GET /api/v1/applications HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
  for (const std::string rest :
       {"Content-Length: 2\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"}) {
    const std::string answer = ask(head + rest);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << answer;
    EXPECT_TRUE(has(answer, "body_not_taken") && has(answer, R"("field":"body")")) << answer;
  }
  EXPECT_TRUE(ask(head + "Content-Length: 0\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTest, a_refusal_carries_its_clause_and_both_sentences) {
  const std::string answer = post_body(R"({"amount":"0.01"})");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 422")) << answer;
  EXPECT_TRUE(has(answer, "\"clause\":\"LZ-2022-4 二(四)\"")) << answer;
  EXPECT_TRUE(has(answer, R"("detail_zh":")") && has(answer, R"("detail_en":")")) << answer;
}

TEST_F(HttpTest, what_a_handler_throws_is_a_failure_without_its_text) {
  const std::string answer = post_body(R"({"amount":"0.02"})");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 500")) << answer;
  EXPECT_FALSE(has(answer, "a bug of a library"));
}

TEST_F(HttpTest, writes_need_a_key_and_a_version) {
  const std::string body = R"({"amount":"1.00"})";
  EXPECT_TRUE(has(post_body(body, "If-Match: \"7\"\r\n"), "idempotency_key_missing"));
  EXPECT_TRUE(has(post_body(body, "If-Match: \"7\"\r\nIdempotency-Key: a b c d e f\r\n"),
                  "idempotency_key_bad"));
  EXPECT_TRUE(has(post_body(body, "Idempotency-Key: key-12345678\r\n"), "if_match_missing"));
  EXPECT_TRUE(
      has(post_body(body, "Idempotency-Key: key-12345678\r\nIf-Match: *\r\n"), "if_match_bad"));
  for (const char* const empty : {"If-Match:\r\n", "If-Match:  \r\n"}) {
    const std::string told =
        post_body(body, std::string("Idempotency-Key: key-12345678\r\n") + empty);
    EXPECT_TRUE(told.starts_with("HTTP/1.1 400") && has(told, "if_match_bad")) << told;
  }
  EXPECT_TRUE(has(post_body(body, kKeys, "x7"), R"("code":"bad_id")"));
  EXPECT_TRUE(
      has(post_body(body, kKeys + "Idempotency-Key: key-87654321\r\n"), "idempotency_key_bad"));
}

TEST_F(HttpTest, queries_are_read_strictly) {
  EXPECT_TRUE(has(get_path("/api/v1/applications?limit=20&unit=371502"), R"("total":20)"));
  EXPECT_TRUE(has(get_path("/api/v1/applications?limt=20"), "unknown_parameter"));
  EXPECT_TRUE(has(get_path("/api/v1/applications?limit=201"), "limit_out_of_range"));
  EXPECT_TRUE(has(get_path("/api/v1/applications?limit=1&limit=2"), "duplicate_parameter"));
  EXPECT_TRUE(has(get_path("/healthz?x=1"), "unknown_parameter"));
  EXPECT_TRUE(has(get_path("/api/v1/applications?after=-1"), "bad_cursor"));
  const std::string cut = get_path("/api/v1/applications?unit=%zz");
  EXPECT_TRUE(has(cut, "bad_parameter") && has(cut, R"("field":"unit")")) << cut;
  const std::string named = get_path("/api/v1/applications?372599196903080024=%zz");
  EXPECT_TRUE(has(named, R"("field":"?")") && !has(named, "3725991969")) << named;
  EXPECT_TRUE(has(get_path("/api/v1/applications?%zz=1"), R"("field":"query")"));
  EXPECT_TRUE(has(get_path("/api/v1/%zz"), R"("field":"path")"));
}

TEST_F(HttpTest, other_paths_and_methods_are_problems) {
  EXPECT_TRUE(get_path("/api/v1/nothing").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(get_path("/api/v1/applications/").starts_with("HTTP/1.1 404"));
  const std::string wrong = get_path("/api/v1/applications/77/approve");
  EXPECT_TRUE(wrong.starts_with("HTTP/1.1 405") && has(wrong, "Allow: POST")) << wrong;
  const std::string del =
      ask("DELETE /api/v1/applications HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(del.starts_with("HTTP/1.1 405") && has(del, "Allow: GET, HEAD")) << del;
}

TEST_F(HttpTest, paths_that_hide_something_are_refused) {
  for (const std::string target :
       {"/b/..%2f..%2fetc/passwd", "/b/../etc", "/b/%2e%2e/x", "/a%00b", "/%ff", "/%zz", "/a%5cb"})
    EXPECT_TRUE(get_path(target).starts_with("HTTP/1.1 400")) << target;
}

TEST_F(HttpTest, head_is_get_without_its_body) {
  const std::string answer =
      ask("HEAD /api/v1/applications HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
  EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << answer;
}

TEST_F(HttpTest, security_headers_stand_on_every_answer) {
  for (const std::string target : {"/healthz", "/nothing", "/api/v1/applications?x=1"}) {
    const std::string answer = get_path(target);
    EXPECT_TRUE(has(answer, "Content-Security-Policy: default-src 'self'; style-src 'self'"));
    EXPECT_TRUE(has(answer, "X-Content-Type-Options: nosniff"));
    EXPECT_FALSE(has(answer, "Strict-Transport-Security"));
  }
}

TEST_F(HttpTest, only_known_hosts_are_answered) {
  SiteOptions site;
  site.hosts = {"localhost", "[::1]"};
  begin({}, std::move(site));
  EXPECT_TRUE(get_path("/healthz").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(has(ask("GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
                  "unknown_host"));
}

TEST_F(HttpTest, localhost_and_addresses_are_answered_whatever_names_are_configured) {
  SiteOptions site;
  site.hosts = {"gangwei.example"};
  begin({}, std::move(site));
  const auto status = [&](const std::string& host) {
    return ask("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
        .substr(9, 3);
  };
  for (const char* host : {"gangwei.example", "GANGWEI.example:8443", "localhost:8080",
                           "127.0.0.1:8080", "10.1.2.3", "[::1]:8080", "[fd00::1]"})
    EXPECT_EQ(status(host), "200") << host;
  for (const char* host : {"evil.example", "10.1.2.3.evil.example", "256.1.1.1", "1.2.3",
                           "gangwei.example.evil.example", "[evil]"})
    EXPECT_EQ(status(host), "400") << host;
}

// reliability.md §6.8: a page of another site writes nothing, whatever cookies come along.
TEST_F(HttpTest, a_write_from_a_page_of_another_site_is_refused) {
  const std::string body = R"({"post":"8","reason":"x"})";
  const auto from = [&](const std::string& origin) {
    return post_body(body, kKeys + "Origin: " + origin + "\r\n");
  };
  for (const char* origin : {"https://evil.example", "http://localhost:81", "null",
                             "https://localhost.evil.example", "https://evil.example/localhost"}) {
    const std::string answer = from(origin);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 403")) << origin;
    EXPECT_TRUE(has(answer, "foreign_origin")) << origin;
    EXPECT_FALSE(has(answer, "evil")) << origin;
  }
  for (const char* origin : {"http://localhost", "https://LOCALHOST"})
    EXPECT_FALSE(has(from(origin), "foreign_origin")) << origin;
  EXPECT_FALSE(has(post_body(body), "foreign_origin"));
  EXPECT_TRUE(get_path("/healthz", "Origin: https://evil.example\r\n").starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTest, the_gate_stands_before_every_handler) {
  SiteOptions site;
  site.gate = [](Call& call) -> Result<void> {
    if (call.route.open) return {};
    return fail(problem(ProblemKind::unauthenticated, "no_such_page"));
  };
  begin({}, std::move(site));
  for (const Route& route : site_->routes()) {
    if (route.open) continue;
    const std::string word = route.method == Method::get ? "GET " : "POST ";
    const std::string answer =
        ask(word + route.pattern + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 401")) << route.pattern << answer;
  }
  EXPECT_TRUE(get_path("/healthz").starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTest, openapi_describes_the_whole_table) {
  const std::string& text = site_->openapi();
  EXPECT_TRUE(wire::from_json<wire::RawJson>(text)) << text;
  for (const Route& route : site_->routes())
    EXPECT_EQ(has(text, "\"" + route.pattern + "\""), route.answer_type != kPage) << route.pattern;
  EXPECT_TRUE(has(text, R"("name":"Idempotency-Key","in":"header","required":true)"));
  EXPECT_TRUE(has(text, R"("name":"If-Match","in":"header","required":true)"));
  EXPECT_TRUE(has(text, R"("Page_Approved":{"type":"object")"));
  EXPECT_TRUE(has(text, R"("schema":{"type":"integer","minimum":1,"maximum":200})"));
  // The id stands in the path, so the body has none.
  EXPECT_TRUE(has(text, R"("properties":{"amount":)"));
  EXPECT_TRUE(has(get_path("/api/v1/openapi.json"), R"("openapi":"3.1.0")"));
}

TEST_F(HttpTest, metrics_count_by_route_and_never_by_path) {
  post_body(R"({"amount":"1.00"})", kKeys, "4242");
  get_path("/secret-371599");
  const std::string text = get_path("/metrics");
  EXPECT_TRUE(has(text,
                  "yigang_http_requests_total{method=\"POST\",route=\"/api/v1/applications/"
                  "{id}/approve\",status=\"200\"} 1"))
      << text;
  EXPECT_TRUE(has(text, "route=\"other\",status=\"404\"} 1"));
  EXPECT_FALSE(has(text, "4242") || has(text, "371599"));
}

TEST(Target, is_decoded_once_and_split) {
  Request request;
  ASSERT_TRUE(read_target("/a/%E5%BC%A0%20b+c?q=%E5%BC%A0+x&q=%2526&flag", request));
  EXPECT_EQ(request.path, "/a/张 b+c");
  EXPECT_EQ(request.query, (Pairs{{"q", "张 x"}, {"q", "%26"}, {"flag", ""}}));
  for (const std::string_view target : {"", "a", "*", "http://a/b", "/a%2", "/a?=x", "/a?x=%f0"})
    EXPECT_FALSE(read_target(target, request)) << target;
}

TEST(Target, the_first_cookie_of_a_name_counts) {
  Request request;
  read_cookies("a=1; __Host-yigang=x=y;broken; a=2; =z", request);
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("__Host-yigang"), "x=y");
  EXPECT_EQ(request.cookies.size(), 2u);
}

TEST(Routing, letters_win_over_names_and_values_are_whole_segments) {
  std::vector<Route> routes(3);
  routes[0] = get<ListQuery, wire::Nothing>("/x/new", "a", nullptr);
  routes[1] = post<Approve, Approved>("/x/{id}", "b", nullptr);
  routes[2] = post<Approve, Approved>("/x/{id}/y", "c", nullptr);
  const Router router(std::move(routes));
  EXPECT_EQ(router.find(Method::get, "/x/new").route->verb, "a");
  EXPECT_EQ(router.find(Method::post, "/x/new").allow, "GET, HEAD");
  EXPECT_EQ(router.find(Method::post, "/x/7").path_values, (Pairs{{"id", "7"}}));
  EXPECT_EQ(router.find(Method::post, "/x/7/y").route->verb, "c");
  for (const std::string_view path : {"", "/", "/x", "/x/", "/x//y", "/x/7/y/", "/x/7/z"})
    EXPECT_EQ(router.find(Method::post, path).route, nullptr) << path;
}

// What the user is shown the id of is found in the log, and counted.
TEST_F(HttpTest, a_failure_is_told_by_code_and_cause_and_counted) {
  EXPECT_TRUE(post_body(R"({"amount":"0.02"})").starts_with("HTTP/1.1 500"));
  EXPECT_TRUE(post_body(R"({"amount":"0.03"})").starts_with("HTTP/1.1 503"));
  EXPECT_TRUE(post_body(R"({"amount":"0.01"})").starts_with("HTTP/1.1 422"));
  const std::string lines = log();
  EXPECT_TRUE(has(lines, "approve 500 internal_failure ")) << lines;
  EXPECT_TRUE(has(lines, "runtime_error")) << "its kind: " << lines;
  EXPECT_FALSE(has(lines, "a bug of a library")) << "never its words";
  EXPECT_TRUE(has(lines, "approve 503 unknown_outcome 57P01\n")) << lines;
  EXPECT_TRUE(has(lines, "approve 422\n")) << "a refusal is no failure: " << lines;
  const std::string figures = get_path("/metrics");
  EXPECT_TRUE(has(figures, "yigang_http_failures_total{code=\"internal_failure\"} 1\n")) << figures;
  EXPECT_TRUE(has(figures, "yigang_http_failures_total{code=\"unknown_outcome\"} 1\n")) << figures;
  EXPECT_FALSE(has(figures, "post_taken"));
}

TEST_F(HttpTest, an_alarm_for_unknown_outcomes_has_its_figure_from_the_start) {
  SiteOptions options;
  options.request_id_prefix = "5f3a";
  options.more_metrics = [] { return std::string("yigang_jobs{state=\"waiting\"} 2\n"); };
  begin({}, std::move(options));
  const std::string figures = get_path("/metrics");
  EXPECT_TRUE(has(figures, "yigang_http_failures_total{code=\"unknown_outcome\"} 0\n"));
  EXPECT_TRUE(has(figures, "yigang_jobs{state=\"waiting\"} 2\n"));
  const std::string answer = post_body(R"({"amount":"0.02"})");
  EXPECT_TRUE(has(answer, R"("instance":"5f3a-2")")) << answer;
}

TEST(Problems, every_kind_has_its_status) {
  EXPECT_EQ(status_of(ProblemKind::unauthenticated), 401);
  EXPECT_EQ(status_of(ProblemKind::conflict), 409);
  EXPECT_EQ(status_of(ProblemKind::unknown_outcome), 503);
  EXPECT_EQ(status_of(ProblemKind::full), 507);
  EXPECT_EQ(status_of(bad_input("method_not_allowed")), 405);
  const Response busy = problem_response(problem(ProblemKind::busy, "too_many_waiting"), "r-1");
  EXPECT_NE(busy.body.find("\"instance\":\"r-1\""), std::string::npos);
  const Response often = problem_response(
      problem(ProblemKind::busy, "look_ups_too_often").with("most", "30").with("seconds", "7"), "");
  EXPECT_EQ(often.status, 429);
  EXPECT_TRUE(
      std::ranges::count(often.headers, std::pair<std::string, std::string>("Retry-After", "7")));
}

}  // namespace
}  // namespace yigang::http
