using System.CommandLine;
using System.Globalization;
using QtlQuery.Engine;
using QtlQuery.Engine.Joins;

namespace QtlQuery.Cli.Commands.Gwas;

/// <summary>What the commands over lead variants and the eGenes they touch have in common.</summary>
sealed class LeadQuestion(Session session, CommonOptions common)
{
    readonly GwasOptions _options = new(session);

    /// <summary>Gives a command its options, and makes it print what a macro over leads and files of associations gives.</summary>
    public ProgramCommand Answer(ProgramCommand command, string macro, string columns, string order)
    {
        foreach (var option in new Option[]
        {
            _options.Gwas, _options.Set, _options.LiftOver, _options.P, _options.Window, _options.LeastR2, _options.Dataset, _options.Context, _options.Force,
            common.Store, _options.Limit, _options.Output.Format, _options.Output.Output, common.Memory, common.Threads,
        })
            command.Add(option);
        command.SetAction(parsed =>
        {
            using var opened = OpenedGwas.Open(parsed, _options, common, session);
            var store = opened.Store;
            var (gwas, p, window, r2) = (opened.Dataset, _options.LargestP(parsed), _options.WindowBp(parsed), _options.R2(parsed));
            var (leads, files) = LeadFiles.Of(store, gwas, p, window, _options.Datasets(parsed, store), session.Cancellation);
            var parameters = new Dictionary<string, object?> { ["gwas"] = gwas, ["p"] = p, ["window"] = window, ["r2"] = r2 };
            // DuckDB must not be asked to read no files.
            var list = files.Count > 0 ? "$files" : "getvariable('associations_files')";
            if (files.Count > 0)
                parameters["files"] = files;
            var touched = files.Count > 0 ? Touched(store, list, parameters) : [];
            if (!parsed.GetValue(_options.Force))
            {
                foreach (var dataset in touched)
                    JoinTrust.Of(store, gwas, dataset, session.Cancellation).Require();
            }

            _options.Output.Write(parsed, store, $"select {columns} from {macro}($gwas, $p, $window, $r2, {list}){(files.Count > 0 ? "" : " where false")} order by {order}{_options.LimitSql(parsed)}", parameters);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gwas}: {leads:N0} lead variant(s) of p at most {p} more than {window:N0} bp apart; they touch eGenes in {touched.Count:N0} dataset(s). Proxies from r2 {r2} on."));
            return ExitCode.Done;
        });
        return command;
    }

    static List<string> Touched(QtlStore store, string files, Dictionary<string, object?> parameters)
    {
        using var rows = store.Read($"select distinct dataset_id from gwas_lookup_in($gwas, $p, $window, $r2, {files}) order by dataset_id", parameters);
        var datasets = new List<string>();
        while (rows.Next())
            datasets.Add(rows.Rows.GetString(0));
        return datasets;
    }
}
