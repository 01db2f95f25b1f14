namespace QtlQuery.Engine.Lookup;

/// <summary>What somebody calls a gene, trait, variant or region.</summary>
/// <param name="Line">Line of the list that has it, from 1; null where it was asked for alone.</param>
public sealed record LookupTerm(string Text, int? Line = null);
