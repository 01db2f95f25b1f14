using System.CommandLine;
using System.Globalization;
using System.Text;
using QtlQuery.Cli.Demo;
using QtlQuery.Core;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery demo</c> shows the program at work on a made-up cohort: each step is a command that a user could type, with its real output.</summary>
static class DemoCommand
{
    const int UsualWidth = 120;

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var kept = new Option<string?>("--store") { HelpName = "DIR", Description = "Keep the store here; otherwise it is gone at the end" };
        var command = new ProgramCommand("demo", "Show what can be done, on a small made-up cohort", "qtlquery demo --store demo.store") { kept };
        command.SetAction(parsed =>
        {
            var folder = Directory.CreateTempSubdirectory("qtlquery-demo-").FullName;
            try
            {
                var store = parsed.GetValue(kept) is { } path ? Path.GetFullPath(path) : Path.Combine(folder, "demo.store");
                Play(session, store, new SimulatedCohort(), Path.Combine(folder, "files"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }

            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(parsed.GetValue(kept) is { } there ? $"The store stays at {there}." : "The store is gone again; 'qtlquery demo --store demo.store' keeps one.");
            return ExitCode.Done;
        });
        return command;
    }

    static void Play(Session session, string store, SimulatedCohort cohort, string folder)
    {
        Say(session, "A store is a directory. This one holds a made-up cohort: gene expression in three tissues, and a GWAS.");
        session.Write($"$ export QTLQUERY_STORE={store}\n");
        if (!Directory.Exists(store))
            Step(session, store, "init", "--build", "GRCh38");

        var files = cohort.Write(folder).ToLookup(file => file.Format, file => file.Path);
        session.Write($"$ cd {folder}\n");
        Say(session, "Formats are recognised by header, and what the file names say is taken from them:");
        Step(session, store, ["ingest", .. files["eqtl_catalogue_nominal"], .. files["eqtl_catalogue_credible_sets"]]);
        Say(session, "These are in GTEx's format, but not of GTEx's study; the GWAS has a side-car that says the rest:");
        Step(session, store, ["ingest", "--set", $"study={SimulatedCohort.Study}", .. files["gtex_egenes"]]);
        Step(session, store, ["ingest", "--dataset", "DEMO_LDL", .. files["gwas_ssf"]]);

        Say(session, "What the store has:");
        Step(session, store, "datasets");
        Say(session, "eGenes of each tissue, and the strongest of them:");
        Step(session, store, "sql", """
            select context, count(*) as egenes, arg_max(gene_symbol, neg_log10_p) as strongest, round(max(neg_log10_p), 1) as neg_log10_p
            from egenes join datasets using (dataset_id)
            group by context
            order by context
            """);
        Say(session, "One gene everywhere, strongest first; this one's effect is in liver alone:");
        Step(session, store, "gene", DemoGenes.All[2 - 1].Symbol, "--limit", "5");
        Say(session, "One variant everywhere, by rsid or by position and alleles:");
        var cause = cohort.SharedCause;
        Step(session, store, "variant", cause.Rsids is [var rsid, ..] ? rsid : cause.Variant.Id, "--limit", "5");
        Say(session, "Any question in SQL: which eGenes' leads are hits of the GWAS, and which way do both effects go?");
        Step(session, store, "sql", """
            select egenes.dataset_id, gene_symbol, egenes.variant_id, egenes.beta as expression_beta, gwas.beta as gwas_beta, round(gwas.neg_log10_p, 1) as gwas_neg_log10_p
            from egenes join gwas using (chromosome, position, ref, alt)
            where gwas.neg_log10_p > 7.3
            order by gwas_neg_log10_p desc
            """);
        Map(session, store, cohort, folder);
    }

    // What a lab begins with, and what is found in it of what was put there.
    static void Map(Session session, string store, SimulatedCohort cohort, string folder)
    {
        var blood = cohort.Contexts.Single(context => context.Name == DemoGenes.Blood);
        var (genotypes, expression) = cohort.WriteInputs(folder, blood);
        Say(session, "Your own QTLs: from the genotypes and the expression of the same people to eGenes and their independent signals.");
        Step(session, store, "map", "cis", "--dataset", "DEMO_mapped", "--set", $"study={SimulatedCohort.Study}", "--set", "context=blood", "--set", "quantity=ge", "--genotypes", genotypes, "--traits", expression, "--build", "GRCh38", "--signals", "permutations");
        var planted = DemoGenes.All.Where(gene => gene.Effects.Any(effect => effect.Context == blood.Name)).ToList();
        var causes = planted.SelectMany(gene => gene.Effects.Where(effect => effect.Context == blood.Name).Select(effect => $"{gene.Symbol} {gene.Cause(effect, cohort.Population).Variant.Id}"));
        Say(session, string.Create(CultureInfo.InvariantCulture, $"{planted.Count} genes were made with an effect in blood, by these variants: {string.Join(", ", causes)}. What was found of it:"));
        Step(session, store, "sql", """
            select gene_symbol, signal_rank as signal, variant_id as lead, round(neg_log10_p, 1) as neg_log10_p, round(beta, 2) as beta
            from independent_signals join (select gene_id, gene_symbol from gene_places) using (gene_id)
            where dataset_id = 'DEMO_mapped'
            order by chromosome, position
            """);
    }

    static void Say(Session session, string text) => session.Write($"\n# {text}\n");

    // The command's messages go where its data goes, so that both stand in the order in which they came.
    static void Step(Session session, string store, params string[] arguments)
    {
        // The files lie in the folder that the reader was told to go to.
        session.Write($"$ qtlquery {string.Join(' ', arguments.Select(argument => Quoted(Path.IsPathRooted(argument) ? Path.GetFileName(argument) : argument)))}\n");
        using var messages = new StreamWriter(session.Output, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true };
        var exitCode = Program.Run(arguments, new(session.Output, messages)
        {
            OutputIsTerminal = true,
            Width = session.Width ?? UsualWidth,
            Variable = name => name == CommonOptions.StoreVariable ? store : session.Variable(name),
            Cancellation = session.Cancellation,
        });
        session.Cancellation.ThrowIfCancellationRequested();
        if (exitCode != ExitCode.Done)
            throw new QtlQueryException($"the demo stopped at '{arguments[0]}'");
    }

    static string Quoted(string argument) =>
        argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:+,".Contains(c, StringComparison.Ordinal)) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
