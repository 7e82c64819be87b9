using System.Globalization;

namespace Hongniang.PageTimes;

/// <param name="Limit">Milliseconds that no median may exceed.</param>
internal sealed record Settings(Uri Url, string User, string Password, int Rounds, double Limit)
{
    public static Settings Read(string[] args)
    {
        string Of(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

        return new Settings(
            new Uri(Of("--url", "http://localhost:5000")), Of("--user", "province@hongniang.example"), Of("--password", "Hongniang-2026"),
            int.Parse(Of("--rounds", "100"), CultureInfo.InvariantCulture), double.Parse(Of("--limit", "100"), CultureInfo.InvariantCulture));
    }
}
