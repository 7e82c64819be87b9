namespace Hongniang.Common;

/// <summary>Cleaning of text that people typed or pasted, before it is checked and stored.</summary>
public static class Texts
{
    /// <summary>Trimmed, with line ends as \n and without control characters; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var cleaned = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (cleaned.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            cleaned = new string([.. cleaned.Where(c => !char.IsControl(c) || c is '\n' or '\t')]);
        }

        cleaned = cleaned.Trim();
        return cleaned.Length == 0 ? null : cleaned;
    }

    /// <summary>张* for a name.</summary>
    public static string? MaskName(string? name) => string.IsNullOrEmpty(name) ? name : name[..1] + "*";

    /// <summary>138****1234 for a telephone number.</summary>
    public static string? MaskPhone(string? phone) => string.IsNullOrEmpty(phone) ? phone
        : phone.Length <= 7 ? new string('*', phone.Length)
        : phone[..3] + "****" + phone[^4..];

    /// <summary>z***@x.cn for a mail address.</summary>
    public static string? MaskEmail(string? email)
    {
        if (string.IsNullOrEmpty(email))
        {
            return email;
        }

        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? "***" : email[..1] + "***" + email[at..];
    }
}
