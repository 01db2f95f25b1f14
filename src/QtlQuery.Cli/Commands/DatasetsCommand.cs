using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery datasets</c> lists what a store has, or how one dataset came to be.</summary>
static class DatasetsCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var dataset = new Argument<string?>("DATASET") { Description = "Say of this one what it was made from, with what settings, and what was noted on the way", Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand("datasets", "List the datasets of a store, or how one came to be", "qtlquery datasets --store gtex.store") { dataset, common.Store, output.Format, output.Output };
        command.SetAction(parsed =>
        {
            using var store = common.Open(parsed, session);
            if (parsed.GetValue(dataset) is { } one)
            {
                var chunks = DatasetChunks.Of(store.Layout, one);
                var ingests = chunks is null || store.Catalogue.Datasets.ContainsKey(one) ? store.Catalogue.Dataset(one).Ingests : [];
                output.Write(parsed, ["by", "what", "name", "value"], [.. chunks is null ? [] : Made(chunks), .. ingests.SelectMany(Made)]);
            }
            else
            {
                output.Write(parsed, store, "select dataset_id, study, quantity, context, trait, sample_size, rows, bytes, tables, formats, genome_build, ingested_at from datasets order by dataset_id");
                foreach (var chunks in parsed.GetValue(common.Quiet) ? [] : DatasetChunks.All(store.Layout))
                    session.Error.WriteLine($"{chunks.DatasetId}: {chunks.Account}; the dataset comes with the last");
            }

            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<object?[]> Made(DatasetChunks chunks) =>
    [
        [chunks.Plan.Source, "chunks", "to come", chunks.Account],
        .. chunks.Plan.Inputs.Select(input => new object?[] { chunks.Plan.Source, "input of chunks", input.Name, $"sha256 {input.Sha256}" }),
        .. chunks.Plan.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => new object?[] { chunks.Plan.Source, "setting of chunks", setting.Key, setting.Value }),
    ];

    static IEnumerable<object?[]> Made(IngestRecord ingest) =>
    [
        .. ingest.Inputs.Select(input => new object?[] { ingest.Source, "input", input.Name, $"sha256 {input.Sha256}" }),
        .. ingest.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => new object?[] { ingest.Source, "setting", setting.Key, setting.Value }),
        .. ingest.Rows.LeftOut.Select(rows => new object?[] { ingest.Source, "rows left out", rows.Key, Text(rows.Value) }),
        .. ingest.Rows.Refused.Select(rows => new object?[] { ingest.Source, "rows refused", rows.Key, Text(rows.Value) }),
        .. ingest.Remarks.OrderBy(remark => remark.Key, StringComparer.Ordinal).Select(remark => new object?[] { ingest.Source, "noted", remark.Key, Text(remark.Value) }),
    ];

    static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
