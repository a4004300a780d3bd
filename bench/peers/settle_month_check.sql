-- The check values of bench/month_tables.h, a row a unit. Read after the time has been taken.
SELECT unit,
  COUNT(CASE WHEN status = 0 THEN 1 END), COUNT(CASE WHEN status = 1 THEN 1 END),
  COUNT(CASE WHEN status = 2 THEN 1 END), COUNT(CASE WHEN status = 3 THEN 1 END),
  COUNT(CASE WHEN status = 4 THEN 1 END), COUNT(CASE WHEN status = 5 THEN 1 END),
  COUNT(CASE WHEN problem = 0 THEN 1 END), COUNT(CASE WHEN problem = 1 THEN 1 END),
  COUNT(CASE WHEN problem = 2 THEN 1 END), COUNT(CASE WHEN problem = 3 THEN 1 END),
  COUNT(CASE WHEN problem = 4 THEN 1 END), COUNT(CASE WHEN problem = 5 THEN 1 END),
  COUNT(CASE WHEN problem = 6 THEN 1 END),
  CAST(SUM(work_x10) AS BIGINT), CAST(SUM(rate) AS BIGINT), CAST(SUM(amount) AS BIGINT),
  CAST(SUM(missing) AS BIGINT), CAST(SUM(province) AS BIGINT), CAST(SUM(city) AS BIGINT),
  CAST(SUM(county) AS BIGINT), CAST(SUM(social_fund) AS BIGINT), CAST(SUM(original_channel) AS BIGINT),
  CAST(SUM(number * amount) AS BIGINT), CAST(SUM(number * province) AS BIGINT),
  CAST(SUM(number * city) AS BIGINT), CAST(SUM(number * social_fund) AS BIGINT),
  CAST(SUM(months_used) AS BIGINT), CAST(SUM(COALESCE(last_payable, 0)) AS BIGINT)
FROM line GROUP BY unit ORDER BY unit
