using System.Globalization;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>Checks of numbers that users give.</summary>
static class MapNumbers
{
    /// <exception cref="UsageException">The value is less.</exception>
    public static int AtLeast(int value, int least, string option) =>
        value >= least ? value : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} {value} is too small"), string.Create(CultureInfo.InvariantCulture, $"Give {least} or more."));

    /// <exception cref="UsageException">The value is not between the two, both excluded.</exception>
    public static double Between(double value, double above, double below, string option) =>
        value > above && value < below ? value : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} {value} is out of range"), string.Create(CultureInfo.InvariantCulture, $"Give a number from {Math.Max(0, above)} to {below}."));

    /// <exception cref="UsageException">The value is below 0, or none.</exception>
    public static double NotNegative(double value, string option) =>
        value >= 0 ? value : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} {value} is out of range"), "Give 0 or more.");

    /// <exception cref="UsageException">The value is not from 0 to 1.</exception>
    public static double Share(double value, string option) =>
        value is >= 0 and <= 1 ? value : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} {value} is out of range"), "Give a share from 0 to 1.");
}
