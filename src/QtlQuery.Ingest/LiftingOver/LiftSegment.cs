namespace QtlQuery.Ingest.LiftingOver;

/// <summary>A stretch all of whose bases have the same fate; no other segment covers any of them.</summary>
/// <param name="IsAmbiguous">Chains lead its bases to several places; the block's target says nothing then.</param>
readonly record struct LiftSegment(LiftBlock Block, bool IsAmbiguous);
