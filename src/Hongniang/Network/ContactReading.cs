using System.Text.RegularExpressions;

namespace Hongniang.Network;

/// <summary>Sorts out what people write into the cells of a contact: 张三 13800001234, two numbers on two lines, a mail address beside them.</summary>
public sealed partial record ContactReading(string? Name, string? Phone, string? Email)
{
    public static ContactReading Read(string? name, string? phone, string? email)
    {
        var phones = new List<string>();
        var mails = new List<string>();
        var nameLeft = TakeOut(name, phones, mails);
        var phoneLeft = TakeOut(phone, phones, mails);
        var mailLeft = TakeOut(email, phones, mails);

        // A phone cell that holds no number keeps its text, so that the check can name it; words beside a number are a name or are dropped.
        var asPhone = phones.Count > 0 ? Fit(phones) : phoneLeft;
        var asMail = mails.Count > 0 ? mails[0] : mailLeft;
        var asName = nameLeft ?? (phones.Count > 0 && phoneLeft is { Length: <= 12 } && phoneLeft.All(c => char.IsLetter(c) || c == ' ') ? phoneLeft : null);
        return new ContactReading(asName, asPhone, asMail);
    }

    /// <summary>As many numbers as the field holds.</summary>
    private static string Fit(List<string> phones)
    {
        var joined = "";
        foreach (var phone in phones.Distinct(StringComparer.Ordinal))
        {
            var longer = joined.Length == 0 ? phone : joined + " / " + phone;
            if (longer.Length <= ContactChecks.MaxPhone)
            {
                joined = longer;
            }
        }

        return joined;
    }

    private static string? TakeOut(string? text, List<string> phones, List<string> mails)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var left = Mail().Replace(HalfWidth(text), m =>
        {
            mails.Add(m.Value);
            return " ";
        });
        left = PhoneNumber().Replace(left, m =>
        {
            phones.Add(Blanks().Replace(m.Value, "").Replace("--", "-", StringComparison.Ordinal).Trim('-'));
            return " ";
        });
        left = string.Join(' ', left.Split([' ', '\n', '\t', '/', '、', ';', '；', ',', '，', ':', '：'], StringSplitOptions.RemoveEmptyEntries).Where(p => !Labels().IsMatch(p))).Trim('(', ')', '（', '）', '-', ' ');
        return left.Length == 0 ? null : left;
    }

    private static string HalfWidth(string text) => new([.. text.Select(c => c is >= '！' and <= '～' && (char.IsAsciiLetterOrDigit((char)(c - 0xFEE0)) || c is '－' or '＠' or '．' or '＋') ? (char)(c - 0xFEE0) : c switch { '—' or '–' or '‑' or '―' => '-', '（' => '(', '）' => ')', _ => c })]);

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\dA-Za-z])(\+?86[\s\-]?)?1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}(?!\d)|(?<!\d)(\(?0\d{2,3}\)?[\s\-]*)\d{3,4}[\s\-]?\d{4}((转|ext\.?|-)\d{1,6})?(?!\d)|(?<!\d)[48]00[\s\-]?\d{3,4}[\s\-]?\d{3,4}(?!\d)|(?<!\d)[2-9]\d{6,7}(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(联系人|姓名|电话|手机|座机|传真|邮箱|tel|mobile|email|phone)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labels();
}
