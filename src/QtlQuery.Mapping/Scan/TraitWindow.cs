namespace QtlQuery.Mapping.Scan;

/// <summary>The stretch whose variants a trait is tested with.</summary>
/// <param name="Trait">The trait's number in its scan.</param>
sealed record TraitWindow(int Trait, TraitResiduals Residuals, long FirstBp, long LastBp)
{
    public static TraitWindow Of(int trait, TraitResiduals residuals, int windowBp) =>
        new(trait, residuals, (long)residuals.Trait.StartBp - windowBp, (long)residuals.Trait.EndBp + windowBp);

    public bool Holds(int position) => FirstBp <= position && position <= LastBp;
}
