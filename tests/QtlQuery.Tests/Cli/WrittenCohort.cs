using QtlQuery.Cli.Demo;

namespace QtlQuery.Tests.Cli;

/// <summary>The demonstration's files, written once for all the tests that read them.</summary>
[CollectionDefinition(nameof(WrittenCohort))]
public sealed class WrittenCohort : ICollectionFixture<WrittenCohort>, IDisposable
{
    (string Genotypes, string Traits)? _inputs;

    public WrittenCohort() => Files = Cohort.Write(Folder);

    /// <summary>Genotypes and traits of a cohort to be mapped.</summary>
    public (string Genotypes, string Traits) Inputs => _inputs ??= Cohort.WriteInputs(Path.Combine(Folder, "inputs"), Cohort.Contexts[0]);

    public string Folder { get; } = Directory.CreateTempSubdirectory("qtlquery-demo").FullName;
    internal SimulatedCohort Cohort { get; } = new();
    internal IReadOnlyList<DemoFile> Files { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
