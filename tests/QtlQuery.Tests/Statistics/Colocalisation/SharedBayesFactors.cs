namespace QtlQuery.Tests.Statistics.Colocalisation;

sealed record SharedBayesFactors(string[] Names, double[] First, double[] Second, double[] Weighted1, double[] Weighted2);
