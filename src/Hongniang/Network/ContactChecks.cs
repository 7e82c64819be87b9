using System.Text.RegularExpressions;
using Hongniang.Common;

namespace Hongniang.Network;

/// <summary>The shape of names, telephone numbers and mail addresses; whether they reach anybody is another matter.</summary>
public static partial class ContactChecks
{
    public const int MaxName = 60;
    public const int MaxPhone = 40;
    public const int MaxEmail = 120;

    public static IEnumerable<Problem> Check(string? name, string? phone, string? email)
    {
        if (name?.Length > MaxName)
        {
            yield return Problem.TooLong("ContactName", MaxName);
        }

        if (!string.IsNullOrEmpty(phone) && (phone.Length > MaxPhone || !IsPhone(phone)))
        {
            yield return new("contact.phone", "This is not a telephone number: {0}. Write 11 digits for a mobile, or area code and number.", "ContactPhone", phone);
        }

        if (!string.IsNullOrEmpty(email) && (email.Length > MaxEmail || !Mail().IsMatch(email)))
        {
            yield return new("contact.email", "This is not a mail address: {0}. It should look like name@company.cn.", "ContactEmail", email);
        }
    }

    /// <summary>A mobile, a landline with or without area code and extension, 400/800, or a foreign number with +; several with / between them.</summary>
    public static bool IsPhone(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        var parts = phone.Split(['/', '、', ';', '；', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && parts.All(p => Phone().IsMatch(Compact().Replace(p, "")));
    }

    [GeneratedRegex(@"[\s\-—–()（）]", RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^((\+?86|0086)?1[3-9]\d{9}|(\+?86)?0\d{9,11}((转|ext\.?|x)?\d{1,6})?|[2-9]\d{6,7}((转|ext\.?|x)\d{1,6})?|[48]00\d{7}|9\d{4,7}|1\d{2,4}|\+(?!86)\d{7,15})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^\s@,;，；]+@[^\s@,;，；.]+(\.[^\s@,;，；.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
