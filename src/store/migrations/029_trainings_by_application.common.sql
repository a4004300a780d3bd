-- Which trainings an applicant has passed is asked for one page of one person.
CREATE INDEX training_attendance_by_application ON training_attendance (unit, application_id);
