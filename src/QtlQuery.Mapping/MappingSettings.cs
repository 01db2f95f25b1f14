using System.Globalization;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Mapping.Writing;

namespace QtlQuery.Mapping;

/// <summary>What a dataset's descriptor says of how it was mapped.</summary>
static class MappingSettings
{
    /// <summary>What every mapping says.</summary>
    public static Dictionary<string, string> Of(MappingInputs inputs, int degreesOfFreedom) => new(OfCovariates(inputs.Files.Covariates))
    {
        ["covariates"] = string.Join(",", inputs.Covariates.Columns.Select(column => column.Name)),
        ["degrees_of_freedom"] = Text(degreesOfFreedom),
        ["copies_of_a_mans_x"] = inputs.MaleX == MaleXCopies.One ? "1" : "2",
    };

    /// <summary>How hidden factors among covariates were found, where their files' descriptions say so.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfCovariates(IEnumerable<string> files) =>
        from file in files
        from setting in FactorsDescription.Read(file)
        select KeyValuePair.Create($"{Path.GetFileName(file)} {setting.Key}", setting.Value);

    /// <summary>Settings with those by which a dataset made of chunks is known again.</summary>
    /// <param name="plan">Null where it was made in one piece.</param>
    public static Dictionary<string, string> With(ChunkPlan? plan, Dictionary<string, string> settings)
    {
        foreach (var (name, value) in plan?.Kept ?? [])
            settings[name] = value;
        return settings;
    }

    /// <param name="traits">What became of traits → how many.</param>
    public static Dictionary<string, long> Remarks(IEnumerable<KeyValuePair<string, long>> traits, long leftOut, long multiallelic, long maleHeterozygous)
    {
        var remarks = new Dictionary<string, long>(traits);
        if (leftOut > 0)
            remarks["variants that do not vary or are too rare"] = leftOut;
        if (multiallelic > 0)
            remarks["variants of more than one alternative allele, or of alleles in no known order"] = multiallelic;
        if (maleHeterozygous > 0)
            remarks["heterozygous calls of men on X, set missing"] = maleHeterozygous;
        return remarks;
    }

    /// <summary>Why traits have no test → how many.</summary>
    public static IEnumerable<KeyValuePair<string, long>> Untested(IEnumerable<KeyValuePair<UntestedReason, int>> reasons) =>
        reasons.Select(each => KeyValuePair.Create($"traits without a test: {ReasonName.Of(each.Key)}", (long)each.Value));

    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
