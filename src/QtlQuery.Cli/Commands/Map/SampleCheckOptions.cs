using System.CommandLine;
using QtlQuery.Mapping.Preparing;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>Options of the checks of samples.</summary>
sealed class SampleCheckOptions
{
    readonly Option<double> _depth = new("--least-depth") { HelpName = "N", Description = "Fewest reads of a sample over all genes; 10000000 where not given", DefaultValueFactory = _ => 10_000_000 };
    readonly Option<double> _rin = new("--least-rin") { HelpName = "RIN", Description = "Least RNA integrity number; 6 where not given", DefaultValueFactory = _ => 6 };
    readonly Option<double> _rate = new("--least-mapping-rate") { HelpName = "SHARE", Description = "Least share of reads that were mapped; 0.2 where not given", DefaultValueFactory = _ => 0.2 };
    readonly Option<double> _deviations = new("--outlier-sd") { HelpName = "N", Description = "Standard deviations on one of ten principal components beyond which a sample is an outlier; 6 where not given", DefaultValueFactory = _ => 6 };

    /// <summary>Where the table of samples goes.</summary>
    public Option<string?> Table { get; } = new("--qc") { HelpName = "FILE", Description = "Write what each sample is found to be: depth, RNA integrity, mapping rate, outliers, sex by XIST and genes of Y, and whose genotypes it fits" };

    public Option<bool> DropFailing { get; } = new("--drop-failing") { Description = "Leave out samples that fail a check" };

    public IEnumerable<Option> All => [Table, DropFailing, _depth, _rin, _rate, _deviations];

    /// <summary>Null where samples are not to be checked.</summary>
    public SampleLimits? Limits(ParseResult parsed) => parsed.GetValue(Table) is null && !parsed.GetValue(DropFailing)
        ? null
        : new(
            MapNumbers.NotNegative(parsed.GetValue(_depth), "--least-depth"),
            MapNumbers.NotNegative(parsed.GetValue(_rin), "--least-rin"),
            MapNumbers.Share(parsed.GetValue(_rate), "--least-mapping-rate"),
            MapNumbers.NotNegative(parsed.GetValue(_deviations), "--outlier-sd"));
}
