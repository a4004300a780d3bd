-- Plan, posts, persons and the eight steps (LZ-2022-4 一, 二(一)–二(三)).

-- reference: the city's yearly plan, a version a row; never overwritten (一/6)
CREATE TABLE plan (
  id @INT@ NOT NULL PRIMARY KEY,
  year @INT@ NOT NULL CHECK (year BETWEEN 2021 AND 2100),
  plan_version @INT@ NOT NULL CHECK (plan_version >= 1),
  document @TEXT@ NOT NULL,
  issued_on @TEXT@ NOT NULL,
  effective_from @TEXT@ NOT NULL,
  reason @TEXT@ NOT NULL,
  approximate @INT@ NOT NULL CHECK (approximate IN (0, 1)),
  issued_by @INT@ NOT NULL,
  UNIQUE (year, plan_version)
) @STRICT@;
-- unit
CREATE TABLE plan_allocation (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  plan_id @INT@ NOT NULL REFERENCES plan (id),
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  posts @INT@ NOT NULL CHECK (posts >= 0),
  PRIMARY KEY (unit, plan_id, side)
) @STRICT@;
-- unit: posts that a county adds above the plan (一/7)
CREATE TABLE self_increase (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  year @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  posts @INT@ NOT NULL CHECK (posts >= 0),
  document @TEXT@ NOT NULL CHECK (document <> ''),
  effective_from @TEXT@ NOT NULL,
  entered_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id)
) @STRICT@;
-- unit: the county's share for each town; the newest row per (plan, town, side) counts
CREATE TABLE town_allocation (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  plan_id @INT@ NOT NULL REFERENCES plan (id),
  town @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  posts @INT@ NOT NULL CHECK (posts >= 0),
  superseded @INT@ NOT NULL CHECK (superseded IN (0, 1)),
  entered_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id)
) @STRICT@;
CREATE UNIQUE INDEX town_allocation_current ON town_allocation (unit, plan_id, town, side) WHERE superseded = 0;

-- unit: 用人单位 of any of the five kinds (首/2)
CREATE TABLE host (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  kind @TEXT@ NOT NULL CHECK (kind IN ('town_or_village', 'department', 'institution', 'state_enterprise', 'college')),
  name @TEXT@ NOT NULL,
  credit_code @TEXT@,
  place @INT@ NOT NULL,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, name)
) @STRICT@;

-- unit: dated pay standard of the county government (二(四)/4): never without a document
CREATE TABLE pay_standard (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  post_type @TEXT@ NOT NULL,
  band @TEXT@ NOT NULL,
  rate_fen @INT@ NOT NULL CHECK (rate_fen > 0),
  from_day @TEXT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  document_day @TEXT@ NOT NULL,
  entered_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, side, post_type, band, from_day)
) @STRICT@;

-- unit
CREATE TABLE post (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  number @INT@ NOT NULL CHECK (number >= 1),
  year @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  kind @TEXT@ NOT NULL CHECK (kind IN ('ordinary', 'town_staff')),
  self_increase @INT@ NOT NULL CHECK (self_increase IN (0, 1)),
  title @TEXT@ NOT NULL,
  host_id @INT@ NOT NULL,
  town @INT@ NOT NULL,
  place @INT@ NOT NULL,
  department @TEXT@ NOT NULL,
  post_type @TEXT@ NOT NULL,
  band @TEXT@ NOT NULL,
  hours_x10 @INT@ NOT NULL CHECK (hours_x10 > 0),
  state @TEXT@ NOT NULL CHECK (state IN ('proposed', 'open', 'reserved', 'filled', 'vacant', 'abolished')),
  proposed_by @INT@ NOT NULL,
  approved_by @INT@,
  created_on @TEXT@,
  first_filled_on @TEXT@,
  abolished_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, host_id) REFERENCES host (unit, id),
  CHECK (state = 'proposed' OR created_on IS NOT NULL OR state = 'abolished'),
  CHECK (first_filled_on IS NULL OR (created_on IS NOT NULL AND first_filled_on >= created_on)),
  CHECK (approved_by IS NULL OR approved_by <> proposed_by)
) @STRICT@;
CREATE INDEX post_by_place ON post (unit, town, place, state, number);
CREATE INDEX post_by_year ON post (unit, year, side, number);
-- unit: one or several catalogue items (二(二)/6)
CREATE TABLE post_item (
  unit @INT@ NOT NULL,
  post_id @INT@ NOT NULL,
  side @TEXT@ NOT NULL,
  category_no @INT@ NOT NULL CHECK (category_no BETWEEN 1 AND 5),
  item_no @INT@ NOT NULL CHECK (item_no >= 1),
  PRIMARY KEY (unit, post_id, category_no, item_no),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id)
) @STRICT@;
-- unit: opens at exit, has a clock, closes by a refill (二(二)/10)
CREATE TABLE vacancy (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  post_id @INT@ NOT NULL,
  opened_on @TEXT@ NOT NULL,
  after_placement_id @INT@ NOT NULL,
  closed_on @TEXT@,
  closed_by_placement_id @INT@,
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  CHECK (closed_on IS NULL OR closed_on >= opened_on)
) @STRICT@;
CREATE UNIQUE INDEX vacancy_open ON vacancy (unit, post_id) WHERE closed_on IS NULL;

-- reference: one number, one person, in the whole city
CREATE TABLE person_claim (
  resident_index @BLOB@ NOT NULL PRIMARY KEY,
  person_key @INT@ NOT NULL UNIQUE,
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  person_id @INT@ NOT NULL
) @STRICT@;
-- unit
CREATE TABLE person (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  number @INT@ NOT NULL,
  person_key @INT@ NOT NULL,
  name @TEXT@ NOT NULL,
  sort_key @TEXT@ NOT NULL,
  sex @TEXT@ NOT NULL CHECK (sex IN ('M', 'F')),
  birth_date @TEXT@ NOT NULL,
  resident_sealed @BLOB@ NOT NULL,
  resident_index @BLOB@ NOT NULL,
  resident_tail @TEXT@ NOT NULL,
  phone_sealed @BLOB@,
  phone_index @BLOB@,
  town @INT@ NOT NULL,
  village @INT@ NOT NULL,
  retirement_category @TEXT@ CHECK (retirement_category IN ('M60', 'F55', 'F50')),
  retirement_source @TEXT@ NOT NULL,
  retirement_confirmed_by @INT@,
  merged_into @INT@,
  superseded @INT@ NOT NULL CHECK (superseded IN (0, 1)),
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number)
) @STRICT@;
CREATE INDEX person_by_key ON person (unit, person_key);
CREATE INDEX person_by_name ON person (unit, sort_key, id);
CREATE INDEX person_by_village ON person (unit, village, sort_key, id);
CREATE INDEX person_by_index ON person (unit, resident_index);
-- unit: rows 1–8, 16, 17 of the reasons, each with its source and period
CREATE TABLE person_fact (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  fact @TEXT@ NOT NULL,
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@,
  source @TEXT@ NOT NULL,
  entered_by @INT@ NOT NULL,
  ended @INT@ NOT NULL CHECK (ended IN (0, 1)),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id)
) @STRICT@;
CREATE INDEX person_fact_by_person ON person_fact (unit, person_id, id);
-- unit: snapshot of a group's register (乡村振兴, 民政, 残联) by blind index; a row covers days
CREATE TABLE register_snapshot (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  register_name @TEXT@ NOT NULL,
  owner @TEXT@ NOT NULL,
  true_on @TEXT@ NOT NULL,
  digest @BLOB@ NOT NULL,
  row_count @INT@ NOT NULL,
  loaded_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, register_name, digest)
) @STRICT@;
CREATE TABLE register_row (
  unit @INT@ NOT NULL,
  snapshot_id @INT@ NOT NULL,
  resident_index @BLOB@ NOT NULL,
  row_no @INT@ NOT NULL,
  target_group @TEXT@ NOT NULL,
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@,
  PRIMARY KEY (unit, snapshot_id, row_no),
  FOREIGN KEY (unit, snapshot_id) REFERENCES register_snapshot (unit, id)
) @STRICT@;
CREATE INDEX register_row_by_index ON register_row (unit, resident_index, target_group);
-- unit: 就业困难认定 (二(一)/9)
CREATE TABLE recognition (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  kind @TEXT@ NOT NULL,
  office @TEXT@ NOT NULL,
  document @TEXT@ NOT NULL,
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@ NOT NULL,
  entered_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK (until_day >= from_day)
) @STRICT@;
CREATE INDEX recognition_by_person ON recognition (unit, person_id, id);
-- unit: approved by the same-level government, after an unfilled round (二(一)/10)
CREATE TABLE scope_expansion (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  name @TEXT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  quota @INT@ NOT NULL CHECK (quota > 0),
  used @INT@ NOT NULL CHECK (used >= 0 AND used <= quota),
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  approver @TEXT@ NOT NULL CHECK (approver = 'government'),
  unfilled_announcement_id @INT@ NOT NULL,
  version @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  CHECK (until_day >= from_day)
) @STRICT@;
-- unit: proven months on posts of the old scheme (二(六)/4)
CREATE TABLE prior_months (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  months @INT@ NOT NULL CHECK (months BETWEEN 1 AND 600),
  proof @TEXT@ NOT NULL CHECK (proof <> ''),
  entered_by @INT@ NOT NULL,
  confirmed_by @INT@,
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK (confirmed_by IS NULL OR confirmed_by <> entered_by)
) @STRICT@;
-- unit: rural extension (二(四)/7)
CREATE TABLE extension (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  until_month @TEXT@ NOT NULL,
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  document @TEXT@ NOT NULL CHECK (document <> ''),
  entered_by @INT@ NOT NULL,
  approved_by @INT@,
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK (approved_by IS NULL OR approved_by <> entered_by)
) @STRICT@;
-- reference: frozen at the first approval of any subsidy (二(四)/8)
CREATE TABLE first_approval (
  person_key @INT@ NOT NULL PRIMARY KEY,
  unit @INT@ NOT NULL,
  day @TEXT@ NOT NULL,
  age @INT@ NOT NULL,
  retirement_day @TEXT@,
  under_five_years @INT@ NOT NULL CHECK (under_five_years IN (0, 1)),
  law_digest @TEXT@ NOT NULL
) @STRICT@;

-- unit
CREATE TABLE announcement (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  title @TEXT@ NOT NULL,
  body @TEXT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  town @INT@,
  opens_on @TEXT@ NOT NULL,
  closes_on @TEXT@ NOT NULL,
  off_season_reason @TEXT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
  published_on @TEXT@,
  drafted_by @INT@ NOT NULL,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  CHECK (closes_on >= opens_on),
  CHECK (state <> 'published' OR published_on IS NOT NULL)
) @STRICT@;
CREATE TABLE announcement_post (
  unit @INT@ NOT NULL,
  announcement_id @INT@ NOT NULL,
  post_id @INT@ NOT NULL,
  PRIMARY KEY (unit, announcement_id, post_id),
  FOREIGN KEY (unit, announcement_id) REFERENCES announcement (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id)
) @STRICT@;

-- reference: one open application per person
CREATE TABLE application_open (
  person_key @INT@ NOT NULL PRIMARY KEY,
  unit @INT@ NOT NULL,
  application_id @INT@ NOT NULL
) @STRICT@;
-- reference: one person, one post; one post, one person (二(三)/8)
CREATE TABLE holder (
  person_key @INT@ NOT NULL PRIMARY KEY,
  unit @INT@ NOT NULL,
  post_id @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  UNIQUE (unit, post_id)
) @STRICT@;
-- unit
CREATE TABLE application (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  number @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  person_key @INT@ NOT NULL,
  announcement_id @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  wished_post_id @INT@,
  target_groups @TEXT@ NOT NULL,
  re_recognised @INT@ NOT NULL CHECK (re_recognised IN (0, 1)),
  town @INT@ NOT NULL,
  village @INT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('applied', 'reviewed', 'noticed', 'approved', 'agreed', 'trained', 'started',
    'reserve', 'refused', 'withdrawn', 'lapsed')),
  applied_on @TEXT@ NOT NULL,
  applied_at @INT@ NOT NULL,
  entered_by @INT@ NOT NULL,
  screening_id @INT@ NOT NULL,
  votes_for @INT@,
  post_id @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  FOREIGN KEY (unit, announcement_id) REFERENCES announcement (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id)
) @STRICT@;
CREATE INDEX application_by_state ON application (unit, state, number);
CREATE INDEX application_by_town ON application (unit, town, state, number);
CREATE INDEX application_by_person ON application (unit, person_id, id);
-- unit: the eight steps in order; a step can't stand without the one before it (二(二)/9)
CREATE TABLE application_step (
  unit @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  step_no @INT@ NOT NULL CHECK (step_no BETWEEN 1 AND 8),
  previous_step_no @INT@,
  kind @TEXT@ NOT NULL CHECK (kind IN ('done', 'waived')),
  day @TEXT@ NOT NULL,
  at @INT@ NOT NULL,
  actor @INT@ NOT NULL,
  evidence @TEXT@ NOT NULL,
  reason @TEXT@ NOT NULL,
  PRIMARY KEY (unit, application_id, step_no),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, application_id, previous_step_no) REFERENCES application_step (unit, application_id, step_no),
  CHECK ((step_no = 1 AND previous_step_no IS NULL) OR (step_no > 1 AND previous_step_no = step_no - 1)),
  CHECK (kind = 'done' OR (reason <> '' AND step_no NOT IN (2, 5, 8)))
) @STRICT@;

-- unit: 民主评议
CREATE TABLE review_session (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  announcement_id @INT@ NOT NULL,
  village @INT@ NOT NULL,
  held_on @TEXT@ NOT NULL,
  location @TEXT@ NOT NULL,
  chair @TEXT@ NOT NULL,
  recorder @TEXT@ NOT NULL,
  expected @INT@ NOT NULL CHECK (expected > 0),
  present @INT@ NOT NULL CHECK (present >= 0),
  state @TEXT@ NOT NULL CHECK (state IN ('open', 'closed')),
  opened_by @INT@ NOT NULL,
  evidence @TEXT@ NOT NULL,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, announcement_id) REFERENCES announcement (unit, id),
  CHECK (present <= expected)
) @STRICT@;
CREATE TABLE review_vote (
  unit @INT@ NOT NULL,
  session_id @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  agree @INT@ NOT NULL CHECK (agree >= 0),
  against @INT@ NOT NULL CHECK (against >= 0),
  abstain @INT@ NOT NULL CHECK (abstain >= 0),
  passed @INT@ NOT NULL CHECK (passed IN (0, 1)),
  remark @TEXT@ NOT NULL,
  PRIMARY KEY (unit, session_id, application_id),
  FOREIGN KEY (unit, session_id) REFERENCES review_session (unit, id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id)
) @STRICT@;

-- unit: 公示 of applicants or of a pay list
CREATE TABLE notice (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  kind @TEXT@ NOT NULL CHECK (kind IN ('applicants', 'pay')),
  town @INT@,
  village @INT@,
  month @TEXT@,
  title @TEXT@ NOT NULL,
  hotline @TEXT@ NOT NULL,
  published_on @TEXT@ NOT NULL,
  first_day @TEXT@ NOT NULL,
  last_day @TEXT@ NOT NULL,
  web_until @TEXT@ NOT NULL,
  list_digest @BLOB@ NOT NULL,
  withdrawn @INT@ NOT NULL CHECK (withdrawn IN (0, 1)),
  published_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, id, last_day),
  CHECK (first_day >= published_on AND last_day >= first_day)
) @STRICT@;
CREATE TABLE notice_item (
  unit @INT@ NOT NULL,
  notice_id @INT@ NOT NULL,
  item_no @INT@ NOT NULL,
  application_id @INT@,
  placement_id @INT@,
  masked_name @TEXT@ NOT NULL,
  post_category @TEXT@ NOT NULL,
  post_title @TEXT@ NOT NULL,
  village @INT@ NOT NULL,
  amount_fen @INT@,
  PRIMARY KEY (unit, notice_id, item_no),
  FOREIGN KEY (unit, notice_id) REFERENCES notice (unit, id)
) @STRICT@;
CREATE INDEX notice_item_by_application ON notice_item (unit, application_id);
CREATE TABLE objection (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  notice_id @INT@ NOT NULL,
  item_no @INT@ NOT NULL,
  text @TEXT@ NOT NULL,
  received_on @TEXT@ NOT NULL,
  received_by @INT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('open', 'upheld', 'dismissed')),
  answer @TEXT@ NOT NULL,
  answered_by @INT@,
  answered_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, notice_id, item_no) REFERENCES notice_item (unit, notice_id, item_no),
  CHECK (state = 'open' OR (answer <> '' AND answered_by IS NOT NULL AND answered_by <> received_by))
) @STRICT@;
CREATE INDEX objection_by_notice ON objection (unit, notice_id, item_no, state);

-- unit: 县级审批; only after the last day of its notice, if the notice was not waived
CREATE TABLE approval (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  post_id @INT@ NOT NULL,
  notice_id @INT@,
  notice_last_day @TEXT@,
  decided_on @TEXT@ NOT NULL,
  lapses_on @TEXT@ NOT NULL,
  decision_id @INT@ NOT NULL,
  reason @TEXT@ NOT NULL,
  decided_by @INT@ NOT NULL,
  signature @BLOB@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('standing', 'lapsed', 'withdrawn')),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, notice_id, notice_last_day) REFERENCES notice (unit, id, last_day),
  CHECK (notice_id IS NULL OR decided_on > notice_last_day)
) @STRICT@;
CREATE UNIQUE INDEX approval_standing ON approval (unit, application_id) WHERE state = 'standing';

-- unit: 协议签订
CREATE TABLE agreement (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  number @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@ NOT NULL,
  signed_on @TEXT@ NOT NULL,
  capped @INT@ NOT NULL CHECK (capped IN (0, 1)),
  signed_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  CHECK (until_day >= from_day)
) @STRICT@;
CREATE INDEX agreement_by_application ON agreement (unit, application_id, id);
-- unit: 岗前培训
CREATE TABLE training (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  town @INT@ NOT NULL,
  held_on @TEXT@ NOT NULL,
  topic @TEXT@ NOT NULL,
  lecturer @TEXT@ NOT NULL,
  hours_x10 @INT@ NOT NULL CHECK (hours_x10 > 0),
  recorded_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id)
) @STRICT@;
CREATE TABLE training_attendance (
  unit @INT@ NOT NULL,
  training_id @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  passed @INT@ NOT NULL CHECK (passed IN (0, 1)),
  PRIMARY KEY (unit, training_id, application_id),
  FOREIGN KEY (unit, training_id) REFERENCES training (unit, id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id)
) @STRICT@;

-- unit: 在岗
CREATE TABLE placement (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  number @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  post_id @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  person_key @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  town @INT@ NOT NULL,
  village @INT@ NOT NULL,
  refill @INT@ NOT NULL CHECK (refill IN (0, 1)),
  started_on @TEXT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('on_duty', 'paused', 'ended')),
  ended_on @TEXT@,
  end_reason @TEXT@,
  employment_wanted @INT@ CHECK (employment_wanted IN (0, 1)),
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
  CHECK (ended_on IS NULL OR (ended_on >= started_on AND end_reason IS NOT NULL AND employment_wanted IS NOT NULL))
) @STRICT@;
CREATE UNIQUE INDEX placement_active_post ON placement (unit, post_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX placement_active_person ON placement (unit, person_key) WHERE state <> 'ended';
CREATE INDEX placement_by_town ON placement (unit, town, state, number);
CREATE INDEX placement_by_person ON placement (unit, person_id, id);
-- unit: pause, resume, transfer, exit, each with day and reason
CREATE TABLE placement_event (
  unit @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  event_no @INT@ NOT NULL CHECK (event_no >= 1),
  kind @TEXT@ NOT NULL CHECK (kind IN ('started', 'paused', 'resumed', 'transferred', 'exited')),
  day @TEXT@ NOT NULL,
  reason @TEXT@ NOT NULL,
  actor @INT@ NOT NULL,
  at @INT@ NOT NULL,
  PRIMARY KEY (unit, placement_id, event_no),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id)
) @STRICT@;
