namespace QtlQuery.Tests.Cli;

/// <summary>The store of <c>qtlquery demo</c>, made once for the tests that read it, and what the user saw meanwhile.</summary>
[CollectionDefinition(nameof(DemoStore))]
public sealed class DemoStore : ICollectionFixture<DemoStore>, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public DemoStore()
    {
        Run = CommandLine.Run("demo", "--store", Path);
        Assert.Equal(0, Run.ExitCode);
    }

    public string Path => _folder["demo.store"];

    internal CommandLine Run { get; }

    public void Dispose() => _folder.Dispose();
}
