using QtlQuery.Cli.Demo;

namespace QtlQuery.Tests.Cli;

/// <summary>The demonstration's files, written once for all the tests that read them.</summary>
[CollectionDefinition(nameof(WrittenCohort))]
public sealed class WrittenCohort : ICollectionFixture<WrittenCohort>, IDisposable
{
    public WrittenCohort() => Files = Cohort.Write(Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("qtlquery-demo").FullName;
    internal SimulatedCohort Cohort { get; } = new();
    internal IReadOnlyList<DemoFile> Files { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
