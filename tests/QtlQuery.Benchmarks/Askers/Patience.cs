namespace QtlQuery.Benchmarks.Askers;

/// <summary>How many rounds of a question a program takes part in: what takes a minute is measured once.</summary>
enum Patience
{
    /// <summary>It has no way to answer.</summary>
    Never = 0,
    Once = 1,
    Seldom = 5,
    Often = 20,
}
