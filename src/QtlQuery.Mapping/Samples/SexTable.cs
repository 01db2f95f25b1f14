using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Samples;

/// <summary>Reads the sexes of samples: a table of sample and sex, with or without a header, or PLINK's .fam or .psam.</summary>
static class SexTable
{
    /// <exception cref="QtlQueryException">A line has not two cells, a sex is none that is known, or a sample is there twice.</exception>
    public static IReadOnlyDictionary<string, Sex> Read(string path)
    {
        var sexes = new Dictionary<string, Sex>(StringComparer.Ordinal);
        if (path.EndsWith(".fam", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".psam", StringComparison.OrdinalIgnoreCase))
        {
            var file = SampleFile.Read(path);
            for (var each = 0; each < file.Samples.Count; each++)
                sexes[file.Samples[each]] = file.Sexes[each];
            return sexes;
        }

        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (Delimiter.Of(line).Split(line) is not [var sample, var text])
                throw new QtlQueryException($"{lines.Place} has not two cells", "A line is: sample, sex. A .fam or .psam file is read as PLINK has it.");
            if (SexOf(text) is not { } sex)
            {
                if (lines.Number == 1)
                    continue;
                throw new QtlQueryException($"{lines.Place}: '{text}' is no sex", "Write male, M or 1; female, F or 2; NA or 0 where it is not known.");
            }

            if (!sexes.TryAdd(sample, sex))
                throw new QtlQueryException($"{lines.Place}: sample '{sample}' is there twice", "A sample has one sex.");
        }

        return sexes;
    }

    static Sex? SexOf(string text) => text.ToUpperInvariant() switch
    {
        "1" or "M" or "MALE" => Sex.Male,
        "2" or "F" or "FEMALE" => Sex.Female,
        "0" or "-9" or "NA" or "" => Sex.Unknown,
        _ => null,
    };
}
