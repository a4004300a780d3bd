-- Which public pay lists name a placement: asked for each line of a run that is reviewed.
CREATE INDEX notice_item_by_placement ON notice_item (unit, placement_id, amount_fen)
  WHERE placement_id IS NOT NULL;
