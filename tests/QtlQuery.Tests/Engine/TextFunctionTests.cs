using DuckDB.NET.Data;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.TextFunctions;

namespace QtlQuery.Tests.Engine;

/// <summary>An ingest's own functions give what the macros of their names give.</summary>
public sealed class TextFunctionTests
{
    // What ids, labels and chromosomes are made of, and what may go wrong with them. No line feed: a cell has none.
    static readonly string[] Fragments =
    [
        "chr", "Chr", "CHR", "ch", "1", "2", "9", "10", "22", "23", "24", "25", "26", "0", "X", "Y", "x", "y", "M", "MT", "XY", "PAR1", "PAR2",
        "_", ":", "/", ".", ";", "_", ":", "13550", "A", "C", "GT", "N", "*", "<DEL>", "a", "_b37", "_b38", "_b3", "rs", "rs12", "rs77", "RS7", "esv3",
        "ENS", "ENSG", "ENSG00000227232", "ENST", "ENSMUSG", "ENSE", "00000227232", "0000022723", ".5", ".12", "_PAR_Y", "PAR_Y", "clu_1", "é", "𝄞", " ", "",
    ];

    // A variant's id, part by part, usual and not.
    static readonly string[][] IdParts =
    [
        ["chr", "", "chr", "Chr"], ["1", "22", "X", "MT", "M", "123", "Z", "0"], ["_", ":", "_", "/"], ["13550", "1", "x1", ""], ["_", ":", "_", "/", "-"],
        ["A", "GTT", "N", "*", "a", ""], ["_", ":", "/", "_", ";"], ["C", "*", "TA", "c", "<INS>"], ["", "", "_b37", "_b38", "_b39", "_b38 "],
    ];

    static readonly string[] NumberParts = ["-", "", "0", "0.", "0.000", "12", "5", "3.25", ".", "0", "00", "7", "123456", "e-05", "e-37", "e-4", "e-38", "e+05", "E-05", ""];

    // Two of each, one after the other as genes are in a file, and a null now and then.
    static List<string> Texts { get; } = [.. Enumerable.Range(0, 10_000).SelectMany(number =>
    {
        var random = new Random(number);
        string One(string[] choices) => choices[random.Next(choices.Length)];
        var parts = (number % 3) switch
        {
            0 => Enumerable.Range(0, random.Next(8)).Select(_ => One(Fragments)),
            1 => IdParts.Select(One),
            _ => Enumerable.Range(0, random.Next(5)).Select(_ => One(NumberParts)),
        };
        var text = string.Concat(parts);
        return new[] { text, number % 9 == 0 ? "null" : text };
    })];

    public static TheoryData<string> Names => [.. TextFunctionCatalogue.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_what_its_macro_gives(string name)
    {
        using var macros = EngineDatabase.Open(new());
        EngineDatabase.OnDemand(macros, SqlFile.In("macros")).MakeFor(name);
        using var functions = WorkDatabase.Open(new());
        const string Make = "create table texts as select unnest(range(len($texts))) as place, nullif(unnest($texts), 'null') as text";
        var ask = $"select text, {name}(text) from texts order by place";
        using var command = macros.CreateCommand();
        command.CommandText = Make;
        command.Parameters.Add(new DuckDBParameter("texts", Texts));
        command.ExecuteNonQuery();
        functions.Execute(Make, new { texts = new ListValue<string>(Texts) });

        command.Parameters.Clear();
        command.CommandText = ask;
        using var expected = command.ExecuteReader();
        var actual = functions.Query<(string? Text, string? Result)>(ask);
        var results = 0;
        foreach (var (text, result) in actual)
        {
            Assert.True(expected.Read());
            var stated = expected.IsDBNull(1) ? null : expected.GetString(1);
            Assert.True(stated == result, $"{name}('{text}') is {result ?? "null"}, and by its macro {stated ?? "null"}");
            results += result is null ? 0 : 1;
        }

        Assert.Equal(Texts.Count, actual.Count);
        Assert.True(results > 20, $"{results} texts have a result");
    }

    [Theory]
    [InlineData("variant_chromosome", "chr1_13550_G_A_b38", "1")]
    [InlineData("variant_build", "chr1_13550_G_A_b38", "b38")]
    [InlineData("placed_variant", "X:13550:G:A", "X_13550_G_A")]
    [InlineData("placed_variant", "rs12:13550:G:A", null)]
    [InlineData("unversioned", "ENSG00000228572.7_PAR_Y", "ENSG00000228572_PAR_Y")]
    [InlineData("version_text", "ENSG00000228572.7_PAR_Y", "7")]
    [InlineData("gene_in", "chr1:15947:16607:clu_40980:ENSG00000227232.5", "ENSG00000227232.5")]
    [InlineData("molecular_trait_of", "ENSG00000008128.15_1636343_1636464", "ENSG00000008128.15_1636343_1636464")]
    [InlineData("plink_chromosome", "chr25", "X")]
    [InlineData("rsids_of", "rs1;rs2:13550:G:A", "rs1,rs2")]
    public void A_usual_text_gives_what_is_said_of_the_function(string name, string text, string? result)
    {
        using var database = WorkDatabase.Open(new());
        Assert.Equal(result, database.Query<string?>($"select {name}($text)", new { text })[0]);
    }

    /// <summary>What is called usual need not be compared: printed from a float it is the same text.</summary>
    [Fact]
    public void A_usual_number_comes_back_from_a_float()
    {
        using var database = WorkDatabase.Open(new());
        var texts = Texts.Concat(Enumerable.Range(1, 60_000).Select(number => number % 3 == 0 ? $"{number * 17}e-{(number % 40) + 1:00}" : number % 3 == 1 ? $"{number % 7}.{number * 31}" : $"-0.{number * 11:000000}"));
        var usual = database.Query<(string Text, string Printed)>(
            "select text, number_text(try_cast(text as float)) from (select unnest($texts) as text) where unusual_number(text) is null and text <> 'null'",
            new { texts = new ListValue<string>(texts) });
        Assert.True(usual.Count > 5000, $"{usual.Count} are usual");
        Assert.All(usual, each => Assert.Equal(each.Text, each.Printed));
    }
}
