using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Tests.Ingest;

/// <summary>QTLtools writes its header only into the first chunk: a line's cells alone must tell mode, grouping and whether standard errors were asked for.</summary>
public sealed class QtltoolsLayoutTests : IDisposable
{
    const string Before = "1 1000001 1000501 +";
    const string Between = "120 -149 rs9900000001 1 1000150 1000150";

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string, string> Layouts
    {
        get
        {
            var layouts = new TheoryData<string, string, string, string>();
            foreach (var (grouping, lead, extra, names) in new[] { ("none", "ENSG09900000001.3", "", ""), ("mean", "ENSG09900000001.3", "4", "n_phe_in_grp"), ("best", "ENSG09900000001.3", "ENST09900000011.2 4", "phe_id n_phe_in_grp"), ("pca1", "ENSG09900000001.3", "0.75 4", "ve_by_pc1 n_phe_in_grp") })
            {
                foreach (var (mode, tail) in new[]
                {
                    ("nominal", "5e-08 0.5 1"), ("nominal", "5e-08 0.25 0.5 1"), ("nominal", "0 0.25 -0.5 0.0625 0"),
                    ("permute", "396 370.5 1.25 90.5 5e-08 0.5 0.001 1"), ("permute", "396 370.5 1.25 90.5 5e-08 0.25 0.5 0.001 2e-05"), ("permute", "396 370.5 1.25 90.5 5e-08 0.25 -0.5 0.0625 1 1"),
                    ("conditional", "0 5e-08 0.5 1 1 5e-08 0.5 1 1"), ("conditional", "1 5e-08 0.25 0.5 0 1 5e-08 0.25 0.5 1 1"), ("conditional", "2 0 0.25 -0.5 0.0625 0 0 0 0.25 0.5 0.0625 0 1"),
                })
                {
                    layouts.Add(mode, grouping, names, string.Join(' ', new[] { lead, Before, extra, Between, tail }.Where(part => part.Length > 0)));
                }
            }

            return layouts;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_layout_is_known_by_what_stands_where(string mode, string grouping, string extra, string line)
    {
        var source = Recognise(line);
        Assert.Equal($"qtltools_{mode}", source.Definition.Name);
        Assert.Equal(grouping == "none" ? "phe_id" : "grp_id", source.Columns[0]);
        Assert.Equal(extra, string.Join(' ', source.Columns.Skip(5).TakeWhile(column => column != "n_var_in_cis")));
        Assert.Equal(line.Split(' ').Length, source.Columns.Count);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_line_fits_one_form_of_one_format(string mode, string grouping, string extra, string line)
    {
        var cells = line.Split(' ');
        var forms = Schemas.Sources.Values
            .SelectMany(definition => (definition.Headerless ?? []).Select(form => (definition, form)))
            .Where(each => FormatMatch.Of(each.definition with { Headerless = [each.form] }, "x.txt", cells) is not null)
            .ToList();
        Assert.True(forms.Count == 1, $"{mode} {grouping} {extra}: {string.Join(" and ", forms.Select(each => $"{each.definition.Name} {string.Join(' ', each.form.Names)}"))}");
    }

    [Fact]
    public void Two_layouts_that_a_line_fits_are_an_error_until_the_format_is_named()
    {
        // An old conditional line of a twelfth signal looks like permutation results at 12 degrees of freedom.
        var line = $"ENSG09900000001.3 {Before} {Between} 12 5e-08 0.5 1 1 5e-08 0.5 1 1";
        var error = Assert.Throws<QtlQueryException>(() => Recognise(line));
        Assert.Contains("could be qtltools_conditional", error.Message, StringComparison.Ordinal);
        Assert.Contains("or qtltools_permute", error.Message, StringComparison.Ordinal);
        Assert.Equal("Say which with --format NAME.", error.Hint);
        Assert.Equal("rank", Recognise(line, "qtltools_conditional").Columns[11]);
    }

    [Fact]
    public void Where_the_chromosome_of_the_variant_cannot_be_made_out_nothing_is_guessed()
    {
        // 16 cells: ungrouped with standard errors, or the mean of groups without.
        var error = Assert.Throws<QtlQueryException>(() => Recognise("G1 A12 1000001 1000501 + 120 149 SNP1 A12 1000150 1000150 5e-08 0.25 0.5 0.0625 1"));
        Assert.Contains("is of an unknown format", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    RecognisedSource Recognise(string line, string? format = null)
    {
        File.WriteAllText(_folder["chunk.txt"], line + "\n");
        return SourceRecogniser.Recognise(SourceFile.At(_folder["chunk.txt"]), format is null ? null : Schemas.Source(format), new Dictionary<string, string>());
    }
}
