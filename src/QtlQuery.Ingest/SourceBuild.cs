using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>The genome build that a dataset's files are on.</summary>
/// <param name="Build">The same for all of them.</param>
/// <param name="RowBuilds">For each file what its rows must say of their build; null where rows say nothing.</param>
sealed record SourceBuild(GenomeBuild Build, IReadOnlyList<string?> RowBuilds)
{
    // A look at the first rows registers readers of its own.
    const int FirstReader = 1000;

    /// <param name="parameters">Gives the values that a statement over rows of a source takes as <c>$name</c>.</param>
    /// <exception cref="QtlQueryException">A file does not say its build, or the files, or a file and the user, say different ones.</exception>
    public static SourceBuild Of(WorkDatabase database, IReadOnlyList<RecognisedSource> sources, DatasetFacts facts, Func<string, RecognisedSource, object> parameters)
    {
        var stated = sources.Select((source, i) => Stated(database, source, FirstReader + i, parameters)).ToList();
        var builds = sources.Zip(stated, (source, text) => BuildOf(source, text, facts)).ToList();
        var other = builds.FindIndex(build => build != builds[0]);
        return other < 0
            ? new(builds[0], stated)
            : throw new QtlQueryException($"'{sources[0].File.Path}' is on {builds[0].Name}, and '{sources[other].File.Path}' is on {builds[other].Name}", "Files of one dataset are on one build: ingest them one by one, or name their datasets.");
    }

    static GenomeBuild BuildOf(RecognisedSource source, string? stated, DatasetFacts facts)
    {
        var build = stated is not null ? GenomeBuild.Parse(stated) : facts.GenomeBuild
            ?? throw new QtlQueryException($"'{source.File.Path}' does not say its genome build", "Give it with --set genome_build=GRCh38");
        return stated is null || facts.GenomeBuild is not { } said || said == build
            ? build
            : throw new QtlQueryException($"'{source.File.Path}' says that it is on {build.Name}, and you say {said.Name}", "Leave out --set genome_build, or look at where the file comes from.");
    }

    // Where rows state their build, the first one's is taken; it is then asked of every row.
    static string? Stated(WorkDatabase database, RecognisedSource source, int reader, Func<string, RecognisedSource, object> parameters)
    {
        if (source.Definition.GenomeBuildOf is not { } expression)
            return null;
        using var first = new RowRuns(database, source, reader, 1, (_, _) => { });
        var sql = $"select any_value(cast(({expression}) as varchar)) from (select * from {first.Next(1)[0]} limit 2048)";
        return database.Query<string?>(sql, parameters(sql, source))[0];
    }
}
