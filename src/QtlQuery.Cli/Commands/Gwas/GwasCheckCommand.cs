using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Engine.Joins;

namespace QtlQuery.Cli.Commands.Gwas;

/// <summary><c>qtlquery gwas check</c> says whether a GWAS and a QTL dataset can be joined.</summary>
static class GwasCheckCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new GwasOptions(session);
        var dataset = new Option<string>("--dataset") { HelpName = "DATASET", Required = true, Description = "The QTL dataset" };
        var output = OutputOptions.ForSentences(session);
        var command = new ProgramCommand(
            "check",
            "Say whether a GWAS and a QTL dataset can be joined: build, alleles, strand, frequencies, signs, sample sizes",
            "qtlquery gwas check --gwas GCST005523 --dataset GTEx_v8_ge_Liver --store gtex.store")
        {
            options.Gwas, dataset, options.Set, options.LiftOver, common.Store, output.Format, output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            using var opened = OpenedGwas.Open(parsed, options, common, session);
            var trust = JoinTrust.Of(opened.Store, opened.Dataset, parsed.GetRequiredValue(dataset), session.Cancellation);
            if (output.IsAsked(parsed))
            {
                output.Write(
                    parsed,
                    ["check_name", "looked_at", "value", "at_least", "at_most", "trusted", "meaning", "hint"],
                    trust.Checks.Select(check => new object?[] { check.CheckName, check.LookedAt, check.Value, check.AtLeast, check.AtMost, check.Trusted, check.Meaning, check.Hint }));
            }
            else
            {
                session.Write(string.Concat(trust.Checks.Select(check => $"{check.Sentence}\n{(check.Trusted is false ? $"  {check.Hint}\n" : "")}")));
            }

            trust.Require();
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine($"{trust.Gwas} and {trust.Qtl} can be joined");
            return ExitCode.Done;
        });
        return command;
    }
}
