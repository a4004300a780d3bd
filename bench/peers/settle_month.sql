-- The settlement of one month by the rules of the product, for all units at once: one statement, the same text for
-- SQLite and PostgreSQL. Tables: bench/month_tables.h; whole numbers only, NULL for "nothing". Each step is a query of
-- the list below:
--   priced     rate and floor of every span that occurs, looked up once                    LZ-2022-4 二(四)
--   worked     the spans of a placement added up; urban days never beyond the scheduled ones
--   history    months paid; `early` and `reached`: the two months in which a limit is reached   二(四), 二(六)
--   term       the last payable month and how it ended
--   judged     the first problem, the status, the amount, rounded once
--   unit_share province, city, social money of each unit                                   LZ-2022-4 三(二)
--   by_…       largest remainder over the rows, ties by placement number, one pass a part
-- SQLite keeps the order of a CROSS JOIN; what is MATERIALIZED and what is not was measured on both engines.
-- Status and problem are numbers in the order of settle/line.h.
INSERT INTO line
WITH
priced AS MATERIALIZED (
  SELECT spans.*,
    CASE WHEN EXISTS (SELECT 1 FROM rate r WHERE r.rate_table = spans.rate_table AND r.from_day > spans.first_day
                      AND r.from_day <= spans.last_day AND r.rate <> spans.rate)
           OR EXISTS (SELECT 1 FROM wage_floor f WHERE f.unit = spans.unit AND f.side = spans.side
                      AND f.from_day > spans.first_day AND f.from_day <= spans.last_day
                      AND f.floor_fen <> spans.floor_fen)
      THEN 1 ELSE 0 END AS changes
  FROM (
    SELECT k.unit, k.side, k.rate_table, s.first_day, s.last_day,
      (SELECT r.rate FROM rate r WHERE r.rate_table = k.rate_table AND r.from_day <= s.first_day
       ORDER BY r.from_day DESC LIMIT 1) AS rate,
      (SELECT f.floor_fen FROM wage_floor f WHERE f.unit = k.unit AND f.side = k.side AND f.from_day <= s.first_day
       ORDER BY f.from_day DESC LIMIT 1) AS floor_fen
    FROM (SELECT DISTINCT unit, side, rate_table FROM placement) k
    CROSS JOIN (SELECT DISTINCT first_day, last_day FROM work) s
  ) spans
),
span AS NOT MATERIALIZED (
  SELECT w.placement, w.place, w.work_x10, p.side, k.rate, k.floor_fen,
    CASE WHEN p.last_day IS NULL OR w.first_day <= p.last_day THEN 1 ELSE 0 END AS inside,
    CASE WHEN k.changes = 1 OR (w.last_day > p.last_day AND w.work_x10 > 0) THEN 1 ELSE 0 END AS changes,
    CASE WHEN p.side = 1 THEN COALESCE(p.scheduled_x10, u.default_days_x10) END AS most_x10,
    CASE WHEN p.side = 1 AND w.place > 1
      THEN (SELECT CAST(SUM(e.work_x10) AS BIGINT) FROM work e WHERE e.placement = w.placement AND e.place < w.place)
      ELSE 0 END AS before_x10
  FROM work w
  JOIN placement p ON p.id = w.placement
  JOIN unit_figure u ON u.unit = p.unit
  CROSS JOIN priced k
  WHERE k.rate_table = p.rate_table AND k.side = p.side AND k.first_day = w.first_day AND k.last_day = w.last_day
),
worked AS NOT MATERIALIZED (
  SELECT placement,
    CAST(SUM(work_x10) AS BIGINT) AS all_x10,
    CAST(SUM(inside * work_x10) AS BIGINT) AS inside_x10,
    CAST(SUM(inside) AS BIGINT) AS spans,
    CAST(SUM(1 - inside) AS BIGINT) AS outside,
    MAX(CASE WHEN inside = 1 AND rate IS NULL THEN 1 ELSE 0 END) AS no_rate,
    MAX(inside * changes) AS changes,
    MAX(CASE WHEN inside = 1 AND rate < floor_fen THEN 1 ELSE 0 END) AS below,
    COALESCE(MAX(CASE WHEN inside = 1 AND place = 1 THEN rate END), 0) AS first_rate,
    CAST(SUM(inside * rate * paid_x10) AS BIGINT) AS at_rate,
    CAST(SUM(inside * CASE WHEN rate < floor_fen THEN floor_fen ELSE rate END * paid_x10) AS BIGINT) AS at_floor
  FROM (
    SELECT span.*,
      CASE WHEN side = 0 OR before_x10 + work_x10 <= most_x10 THEN work_x10
        WHEN before_x10 >= most_x10 THEN 0 ELSE most_x10 - before_x10 END AS paid_x10
    FROM span
  ) cut
  GROUP BY placement
),
history AS MATERIALIZED (
  SELECT d.placement,
    CAST(SUM(CASE WHEN d.recovered = 0 AND d.month <> m.month THEN 1 ELSE 0 END) AS BIGINT) AS counted,
    CAST(SUM(CASE WHEN d.recovered = 0 AND d.month < m.month THEN 1 ELSE 0 END) AS BIGINT) AS counted_before,
    MAX(CASE WHEN d.recovered = 0 AND d.month = m.month THEN 1 ELSE 0 END) AS paid_now,
    MAX(CASE WHEN d.month > m.month THEN d.month ELSE m.month END) AS newest
  FROM paid d CROSS JOIN (SELECT MIN(month) AS month FROM unit_figure) m
  GROUP BY d.placement
),
counted AS NOT MATERIALIZED (
  SELECT p.*, u.month, u.tenure_max, u.extension_max, u.ends_by_current_law,
    COALESCE(p.scheduled_x10, u.default_days_x10) AS days_x10,
    COALESCE(h.counted, 0) + 1 AS months, COALESCE(h.counted_before, 0) AS months_before,
    COALESCE(h.paid_now, 0) AS paid_now, COALESCE(h.newest, u.month) AS newest,
    u.tenure_max - p.prior_months AS open_usual,
    u.tenure_max + u.extension_max - p.prior_months AS open_longest,
    p.birth_month + r.old_age_months + CASE WHEN r.step = 0 OR p.birth_month < r.start_month THEN 0
      WHEN (p.birth_month - r.start_month) / r.step + 1 < r.cap THEN (p.birth_month - r.start_month) / r.step + 1
      ELSE r.cap END AS retires
  FROM placement p
  JOIN unit_figure u ON u.unit = p.unit
  LEFT JOIN retirement r ON p.side = 1 AND r.unit = p.unit AND r.category = p.category
  LEFT JOIN history h ON h.placement = p.id
),
early AS NOT MATERIALIZED (
  SELECT placement, MAX(CASE WHEN place = usual_place THEN month END) AS usual_month,
    MAX(CASE WHEN place = longest_place THEN month END) AS longest_month
  FROM (
    SELECT h.placement, d.month, ROW_NUMBER() OVER (PARTITION BY h.placement ORDER BY d.month) AS place,
      u.tenure_max - p.prior_months
        - CASE WHEN u.tenure_max - p.prior_months - 1 > h.counted_before THEN 1 ELSE 0 END AS usual_place,
      u.tenure_max + u.extension_max - p.prior_months
        - CASE WHEN u.tenure_max + u.extension_max - p.prior_months - 1 > h.counted_before THEN 1 ELSE 0 END
        AS longest_place
    FROM history h CROSS JOIN placement p CROSS JOIN unit_figure u CROSS JOIN paid d
    WHERE p.id = h.placement AND u.unit = p.unit AND u.tenure_max - p.prior_months <= h.counted + 1
      AND d.placement = h.placement AND d.recovered = 0 AND d.month <> u.month
  ) numbered
  WHERE place = usual_place OR place = longest_place
  GROUP BY placement
),
reached AS MATERIALIZED (
  SELECT c.*,
    CASE WHEN open_usual <= 0 THEN NULL
      WHEN open_usual > months THEN newest + open_usual - months
      WHEN open_usual - 1 = months_before THEN month ELSE usual_month END AS usual_end,
    CASE WHEN side = 1 OR extension_until IS NULL OR open_longest <= 0 THEN NULL
      WHEN open_longest > months THEN newest + open_longest - months
      WHEN open_longest - 1 = months_before THEN month ELSE longest_month END AS longest_end
  FROM counted c LEFT JOIN early e ON e.placement = c.id
),
ended AS NOT MATERIALIZED (
  SELECT r.*,
    CASE WHEN longest_end < extension_until THEN longest_end
      WHEN longest_end IS NOT NULL THEN extension_until END AS extended_end,
    CASE WHEN near_retirement = 1 AND retires IS NOT NULL
      THEN CASE WHEN ends_by_current_law = 1 THEN retires ELSE frozen_month END END AS near_end
  FROM reached r
),
term AS NOT MATERIALIZED (
  SELECT e.*,
    CASE WHEN extended_end > usual_end OR (extended_end IS NOT NULL AND usual_end IS NULL)
      THEN 1 ELSE 0 END AS extended,
    CASE WHEN side = 0 THEN
        CASE WHEN extended_end > usual_end OR usual_end IS NULL THEN extended_end ELSE usual_end END
      WHEN near_end > usual_end OR (near_end IS NOT NULL AND usual_end IS NULL) THEN
        CASE WHEN near_end > retires THEN retires ELSE near_end END
      WHEN usual_end > retires THEN retires ELSE usual_end END AS last_payable
  FROM ended e
),
checked AS MATERIALIZED (
  SELECT t.id, t.unit, t.number, t.person, t.side, t.village, t.held, t.waiting, t.paused, t.has_account, t.days_x10,
    t.paid_now, t.last_payable, t.prior_months + t.months AS used, w.first_rate, w.at_rate, w.at_floor,
    w.all_x10, w.inside_x10, w.no_rate, w.changes, w.below,
    CASE WHEN COALESCE(w.spans, 0) = 0 AND COALESCE(w.outside, 0) = 0 THEN 1 ELSE 0 END AS nothing_entered,
    CASE WHEN t.side = 0 AND w.inside_x10 > t.monthly_x10 AND t.overtime_confirmed = 0 THEN 1 ELSE 0 END AS overtime,
    CASE WHEN t.month <= t.last_payable AND ((t.side = 1 AND t.near_retirement = 1) OR t.paid_now = 1
      OR t.prior_months + t.months <= t.tenure_max + CASE WHEN t.extended = 1 THEN t.extension_max ELSE 0 END)
      THEN 1 ELSE 0 END AS within
  FROM term t LEFT JOIN worked w ON w.placement = t.id
),
valued AS NOT MATERIALIZED (
  SELECT c.*,
    CASE WHEN held = 1 OR waiting = 1 OR within = 0 THEN 0
      WHEN nothing_entered = 1 OR (side = 1 AND days_x10 = 0) THEN 0 ELSE 1 END AS priced_now,
    CASE WHEN no_rate = 1 OR changes = 1 THEN 0
      WHEN side = 0 THEN (at_rate * 2 + 10) / 20
      WHEN days_x10 > 0 THEN (at_rate * 2 + days_x10) / (days_x10 * 2) END AS full_amount,
    CASE WHEN no_rate = 1 OR changes = 1 OR below = 0 THEN 0
      WHEN side = 0 THEN (at_floor * 2 + 10) / 20
      WHEN days_x10 > 0 THEN (at_floor * 2 + days_x10) / (days_x10 * 2) END AS floor_amount
  FROM checked c
),
judged AS MATERIALIZED (
  SELECT v.id, v.unit, v.number, v.person, v.side, v.village, v.paid_now, v.used, v.last_payable,
    CASE WHEN held = 1 THEN 3 WHEN waiting = 1 THEN 4 WHEN within = 0 THEN 2
      WHEN nothing_entered = 1 THEN CASE WHEN paused = 1 THEN 1 ELSE 5 END
      WHEN priced_now = 0 OR no_rate = 1 OR changes = 1 OR below = 1 OR overtime = 1 THEN 5
      WHEN COALESCE(full_amount, 0) = 0 THEN 1
      WHEN has_account = 0 THEN 5 ELSE 0 END AS status,
    CASE WHEN held = 1 OR waiting = 1 OR within = 0 THEN NULL
      WHEN nothing_entered = 1 THEN CASE WHEN paused = 1 THEN NULL ELSE 4 END
      WHEN priced_now = 0 THEN 6 WHEN no_rate = 1 THEN 0 WHEN changes = 1 THEN 1 WHEN below = 1 THEN 2
      WHEN overtime = 1 THEN 3 WHEN COALESCE(full_amount, 0) > 0 AND has_account = 0 THEN 5 END AS problem,
    CASE WHEN held = 1 OR waiting = 1 OR within = 0 THEN COALESCE(all_x10, 0)
      ELSE COALESCE(inside_x10, 0) END AS work_x10,
    priced_now * COALESCE(first_rate, 0) AS rate,
    priced_now * COALESCE(full_amount, 0) AS amount,
    CASE WHEN priced_now = 1 AND floor_amount > 0 THEN floor_amount - full_amount ELSE 0 END AS missing
  FROM valued v
),
unit_total AS (
  SELECT unit, CAST(SUM(amount) AS BIGINT) AS total, COUNT(DISTINCT person) AS person_months
  FROM judged WHERE side = 0 AND status IN (0, 5) AND amount > 0 GROUP BY unit
),
unit_province AS (
  SELECT unit, total, social_fund, city_tenths, CASE WHEN province > total THEN total ELSE province END AS province
  FROM (
    SELECT t.unit, t.total, u.social_fund, u.city_tenths, CASE u.share_kind
        WHEN 0 THEN (t.total * u.share_percent_x100 * 2 + 10000) / 20000
        WHEN 1 THEN u.share_fen * t.person_months ELSE u.share_fen END AS province
    FROM unit_total t JOIN unit_figure u ON u.unit = t.unit
  ) offered
),
unit_share AS (
  SELECT unit, total, province, city, total - province - city AS rest,
    CASE WHEN social_fund < total - province - city THEN social_fund ELSE total - province - city END AS social
  FROM (
    SELECT unit_province.*, ((total - province) * city_tenths * 2 + 10) / 20 AS city FROM unit_province
  ) divided
),
by_province AS (
  SELECT j.*, s.province AS to_province, s.city AS to_city, s.social AS to_social, s.total AS whole,
    CASE WHEN j.side = 0 AND j.status IN (0, 5) THEN j.amount ELSE 0 END AS weight
  FROM judged j LEFT JOIN unit_share s ON s.unit = j.unit
),
with_province AS (
  SELECT b.*, COALESCE(part
    + CASE WHEN ROW_NUMBER() OVER largest <= to_province - CAST(SUM(part) OVER largest AS BIGINT)
      THEN 1 ELSE 0 END, 0) AS province
  FROM (SELECT by_province.*, to_province * weight / NULLIF(whole, 0) AS part,
      to_province * weight % NULLIF(whole, 0) AS remainder FROM by_province) b
  WINDOW largest AS (PARTITION BY unit ORDER BY remainder DESC, number
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
with_city AS (
  SELECT b.*, COALESCE(city_part
    + CASE WHEN ROW_NUMBER() OVER largest <= to_city - CAST(SUM(city_part) OVER largest AS BIGINT)
      THEN 1 ELSE 0 END, 0) AS city
  FROM (SELECT with_province.*, to_city * (weight - province) / NULLIF(whole - to_province, 0) AS city_part,
      to_city * (weight - province) % NULLIF(whole - to_province, 0) AS city_remainder FROM with_province) b
  WINDOW largest AS (PARTITION BY unit ORDER BY city_remainder DESC, number
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
with_social AS (
  SELECT b.*, COALESCE(social_part
    + CASE WHEN ROW_NUMBER() OVER largest <= to_social - CAST(SUM(social_part) OVER largest AS BIGINT)
      THEN 1 ELSE 0 END, 0) AS social
  FROM (SELECT with_city.*,
      to_social * (weight - province - city) / NULLIF(whole - to_province - to_city, 0) AS social_part,
      to_social * (weight - province - city) % NULLIF(whole - to_province - to_city, 0) AS social_remainder
    FROM with_city) b
  WINDOW largest AS (PARTITION BY unit ORDER BY social_remainder DESC, number
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT unit, number, side, village, status, problem, work_x10, rate, amount, missing, province, city,
  weight - province - city - social AS county, social AS social_fund,
  CASE WHEN side = 1 AND status IN (0, 5) THEN amount ELSE 0 END AS original_channel,
  used - CASE WHEN status <> 0 AND paid_now = 0 THEN 1 ELSE 0 END AS months_used, last_payable
FROM with_social
