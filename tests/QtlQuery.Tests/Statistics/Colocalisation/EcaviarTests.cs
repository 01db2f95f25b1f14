using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

public sealed class EcaviarTests
{
    [Fact]
    public void CLPP_is_the_product_of_inclusion_probabilities()
    {
        Assert.Equal([0.5 * 0.25, 0, 0.125 * 0.5], Ecaviar.Clpp([0.5, 0.5, 0.125], [0.25, 0, 0.5]));
        Assert.Equal(0.1875, Ecaviar.RegionalClpp([0.5, 0.5, 0.125], [0.25, 0, 0.5]));
        Assert.Throws<ArgumentException>(() => Ecaviar.Clpp([0.5], [0.5, 0.5]));
    }
}
