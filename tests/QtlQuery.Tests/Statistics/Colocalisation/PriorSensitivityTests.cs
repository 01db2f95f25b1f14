using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

public sealed class PriorSensitivityTests
{
    [SkippableFact]
    public void The_sweep_agrees_with_coloc_s_sensitivity()
    {
        var scenarios = ColocScenario.All().ToDictionary(scenario => scenario.Id);
        foreach (var expected in ReferenceCases.Rows("01-coloc-abf/sensitivity.tsv").GroupBy(row => row["id"]))
        {
            var rows = expected.ToList();
            var scenario = scenarios[expected.Key];
            var sweep = PriorSensitivity.Sweep(scenario.Sums(), scenario.Priors("priors_used"), rows.Count);
            foreach (var (row, point) in rows.Zip(sweep))
            {
                Close.To(row.Number("p12"), point.P12, 1e-13);
                Close.To(row.Number("prior.H0"), point.Priors.H0, 1e-13);
                Close.To(row.Number("prior.H3"), point.Priors.H3, 1e-13);
                Close.To(row.Number("prior.H4"), point.Priors.H4, 1e-12);
                Close.To(row.Number("PP.H0.abf"), point.Posteriors.H0, 1e-10);
                Close.To(row.Number("PP.H1.abf"), point.Posteriors.H1, 1e-10);
                Close.To(row.Number("PP.H2.abf"), point.Posteriors.H2, 1e-10);
                Close.To(row.Number("PP.H3.abf"), point.Posteriors.H3, 1e-10);
                Close.To(row.Number("PP.H4.abf"), point.Posteriors.H4, 1e-10);
                Assert.Equal(row["pass"] == "TRUE", point.Posteriors.H4 > 0.5);
            }
        }
    }

    [Fact]
    public void The_grid_runs_from_independence_to_the_smaller_prior()
    {
        var grid = PriorSensitivity.Grid(1e-4, 1e-3, 7);
        Close.To(1e-7, grid[0]);
        Close.To(1e-4, grid[^1]);
        Close.To(Math.Sqrt(10), grid[1] / grid[0]);
    }
}
