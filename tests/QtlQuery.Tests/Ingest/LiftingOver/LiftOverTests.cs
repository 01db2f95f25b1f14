using QtlQuery.Engine;
using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.LiftingOver;

public sealed class LiftOverTests : IDisposable
{
    const string Nowhere = "its position has no counterpart on the build that the chain leads to";
    const string Several = "its position maps to several places on the build that the chain leads to";
    const string Split = "the reference allele is split by the chain";
    const string Anchor = "an insertion or deletion on the reverse strand needs the reference sequence to be anchored";
    const string Contig = "lifts to a contig that is no chromosome";

    readonly WorkDatabase _database = WorkDatabase.Open(new() { Threads = 2 });

    [Theory]
    [InlineData(11, "A", "G", "1", 21, "A", "G")]
    [InlineData(20, "A", "G", "1", 30, "A", "G")]
    [InlineData(26, "AC", "A", "1", 31, "AC", "A")]
    [InlineData(18, "ACG", "A", "1", 28, "ACG", "A")]
    [InlineData(40, "A", "ACG", "1", 45, "A", "ACG")]
    [InlineData(45, "A", "<DEL>", "1", 55, "A", "<DEL>")]
    [InlineData(41, null, null, "1", 51, null, null)]
    [InlineData(41, null, "AC", "1", 51, null, "AC")]
    public void A_variant_on_the_forward_strand_keeps_its_alleles(int position, string? @ref, string? alt, string chromosome, int lifted, string? liftedRef, string? liftedAlt) =>
        Assert.Equal(new(chromosome, lifted, liftedRef, liftedAlt, null, false, "1", position, 0), Lift(position, @ref, alt));

    [Theory]
    [InlineData(61, "A", "G", 170, "T", "C")]
    [InlineData(80, "C", "N", 151, "G", "N")]
    [InlineData(61, "AC", "GA", 169, "GT", "TC")] // 61 to 170 and 62 to 169: the last base of ref comes first
    [InlineData(79, "AAC", "GGG", null, null, null)]
    [InlineData(61, "A", "*", 170, "T", "*")]
    [InlineData(61, null, null, 170, null, null)]
    [InlineData(61, "A", null, 170, "T", null)]
    [InlineData(61, null, "A", 170, null, "T")]
    public void Bases_on_the_reverse_strand_become_their_complements(int position, string? @ref, string? alt, int? lifted, string? liftedRef, string? liftedAlt) => Assert.Equal(
        lifted is null ? Refused(Split, position, @ref, alt) : new("2", lifted, liftedRef, liftedAlt, null, true, "1", position, 0),
        Lift(position, @ref, alt));

    [Theory]
    [InlineData(61, "AC", "A")]
    [InlineData(61, "A", "AC")]
    [InlineData(61, "ATT", "AC")]
    [InlineData(61, "A", "<DEL>")]
    [InlineData(61, "ACGTA", "<DEL>")]
    [InlineData(61, null, "AC")]
    [InlineData(61, "AC", null)]
    public void Insertions_and_deletions_on_the_reverse_strand_are_refused(int position, string? @ref, string? alt) =>
        Assert.Equal(Refused(Anchor, position, @ref, alt), Lift(position, @ref, alt));

    [Theory]
    [InlineData(5, "A", Nowhere)] // before the first block
    [InlineData(10, "A", Nowhere)]
    [InlineData(21, "A", Nowhere)]
    [InlineData(25, "A", Nowhere)]
    [InlineData(51, "A", Nowhere)]
    [InlineData(95, "A", Nowhere)] // after the last
    [InlineData(20, "AC", Split)] // ends in a gap
    [InlineData(40, "AC", Split)] // an insertion comes between
    [InlineData(45, "AC", Split)] // ends where two chains are
    [InlineData(46, "A", Several)]
    [InlineData(50, "ACG", Several)]
    [InlineData(81, "A", Contig)]
    public void A_row_that_has_no_one_place_is_refused_with_its_reason_and_stays(int position, string @ref, string reason) =>
        Assert.Equal(Refused(reason, position, @ref, "G"), Lift(position, @ref, "G"));

    [Fact]
    public void A_chromosome_without_chains_has_no_counterparts() =>
        Assert.Equal(new("2", 15, "A", "G", Nowhere, null, "2", 15, 0), Lift("'2'", "15", "'A'", "'G'"));

    [Theory]
    [InlineData("'1'", "null")]
    [InlineData("null", "15")]
    [InlineData("'1'", "0")]
    public void A_row_without_a_place_passes_through(string chromosome, string position)
    {
        var row = Lift(chromosome, position, "'A'", "'G'");
        Assert.Equal((row.Chromosome, row.Position, "A", "G", null, null), (row.SourceChromosome, row.SourcePosition, row.Ref, row.Alt, row.LiftRefusal, row.LiftedReverse));
        Assert.Equal((chromosome, position), (row.Chromosome is { } name ? $"'{name}'" : "null", row.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"));
    }

    [Fact]
    public void The_reason_names_the_build_where_the_chain_tells_it()
    {
        var lift = LiftOver.Create(_database, WrittenChain.Read("chain 1 chr1 249250621 + 0 5 chr1 248956422 + 0 5 1\n5\nchain 1 chr1 249250621 + 4 5 chr1 248956422 + 0 1 1\n1\n"));
        Assert.Equal(
            ["its position maps to several places on GRCh38", "its position has no counterpart on GRCh38"],
            _database.Query<string>($"select lift_refusal from ({lift.Select("(select '1' as chromosome, unnest([5, 6]) as position, 'A' as ref, 'G' as alt)")}) order by position"));
    }

    [Fact]
    public void Other_columns_and_types_stay_as_they_are_and_every_row_comes_out_once()
    {
        var lift = LiftOver.Create(_database, WrittenChain.Read(WrittenChain.OfEachKind));
        _database.Execute("create temp table rows_in as select '1' as chromosome, (i % 120)::integer as position, 'A' as ref, 'G' as alt, i as line_number, [i] as \"raw list\" from range(5000) as numbers(i)");
        _database.Execute($"create temp table rows_out as {lift.Select("select * from rows_in")}");
        Assert.Equal(
            ["chromosome VARCHAR", "position INTEGER", "ref VARCHAR", "alt VARCHAR", "line_number BIGINT", "raw list BIGINT[]", "source_chromosome VARCHAR", "source_position INTEGER", "lift_refusal VARCHAR", "lifted_reverse BOOLEAN"],
            _database.Query<string>("select column_name || ' ' || column_type from (describe rows_out)"));
        Assert.Equal(0, _database.Query<long>("""
            select count(*) from (
                (select source_chromosome as chromosome, source_position as position, line_number, "raw list" from rows_out)
                except all
                (select chromosome, position, line_number, "raw list" from rows_in))
            """)[0]);
        Assert.Equal(5000, _database.Query<long>("select count(*) from rows_out")[0]);
    }

    [Theory]
    [InlineData("ACGTN", "NACGT")]
    [InlineData("AAC", "GTT")]
    [InlineData("*", "*")]
    [InlineData("<INS:ME:ALU>", "<INS:ME:ALU>")]
    [InlineData("G]17:1234]", "G]17:1234]")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void An_allele_on_the_other_strand_is_read_backwards(string? allele, string? expected) =>
        Assert.Equal(expected, _database.Query<string?>("select reverse_complement($allele::varchar)", new { allele })[0]);

    public void Dispose() => _database.Dispose();

    static LiftedRow Refused(string reason, int position, string? @ref, string? alt) => new("1", position, @ref, alt, reason, null, "1", position, 0);

    LiftedRow Lift(int position, string? @ref, string? alt) => Lift("'1'", $"{position}", Text(@ref), Text(alt));

    LiftedRow Lift(string chromosome, string position, string @ref, string alt)
    {
        var lift = LiftOver.Create(_database, WrittenChain.Read(WrittenChain.OfEachKind));
        return Assert.Single(_database.Query<LiftedRow>($"""
            select chromosome, position, ref, alt, lift_refusal, lifted_reverse, source_chromosome, source_position, number
            from ({lift.Select($"(select {chromosome}::varchar as chromosome, {position}::integer as position, {@ref}::varchar as ref, {alt}::varchar as alt, 0 as number)")})
            """));
    }

    static string Text(string? value) => value is null ? "null" : $"'{value}'";
}
