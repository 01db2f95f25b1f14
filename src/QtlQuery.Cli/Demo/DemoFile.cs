namespace QtlQuery.Cli.Demo;

/// <summary>A written file and what it is recognised as.</summary>
/// <param name="Format">Name of the source definition.</param>
/// <param name="DatasetId">The nominal file, the credible sets and the eGenes of one context are one dataset.</param>
sealed record DemoFile(string Path, string Format, string DatasetId);
