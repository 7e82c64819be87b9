namespace RedThread.Text;

/// <summary>
/// M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, written from the paper. A word is seen as [C](VC)^m[V]; "measure" is m.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic", "ou"];

    /// <summary>Expects a lower-case word. Words of one or two letters and words with digits stay as they are.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3 || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0)
            return word;
        var w = Plural(word);
        w = PastAndGerund(w);
        if (w.EndsWith('y') && HasVowel(w.AsSpan(0, w.Length - 1)))
            w = $"{w[..^1]}i";
        w = Replace(w, Step2);
        w = Replace(w, Step3);
        w = DropSuffix(w);
        return Tidy(w);
    }

    private static string Plural(string w)
    {
        if (Ends(w, "sses") || Ends(w, "ies"))
            return w[..^2];
        return Ends(w, "s") && !Ends(w, "ss") ? w[..^1] : w;
    }

    private static string PastAndGerund(string w)
    {
        if (Ends(w, "eed"))
            return Measure(w.AsSpan(0, w.Length - 3)) > 0 ? w[..^1] : w;
        var cut = Ends(w, "ed") ? 2 : Ends(w, "ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(w.AsSpan(0, w.Length - cut)))
            return w;
        w = w[..^cut];
        if (Ends(w, "at") || Ends(w, "bl") || Ends(w, "iz"))
            return $"{w}e";
        if (DoubleConsonant(w) && w[^1] is not ('l' or 's' or 'z'))
            return w[..^1];
        return Measure(w) == 1 && EndsShort(w) ? $"{w}e" : w;
    }

    /// <summary>The longest suffix that matches decides, whether or not its condition then holds.</summary>
    private static string Replace(string w, (string Suffix, string By)[] rules)
    {
        var (suffix, by) = ("", "");
        foreach (var rule in rules)
        {
            if (rule.Suffix.Length > suffix.Length && Ends(w, rule.Suffix))
                (suffix, by) = rule;
        }
        return suffix.Length > 0 && Measure(w.AsSpan(0, w.Length - suffix.Length)) > 0 ? w[..^suffix.Length] + by : w;
    }

    private static string DropSuffix(string w)
    {
        var suffix = Array.Find(Step4, s => Ends(w, s));
        if (suffix is null)
            return w;
        var stem = w.AsSpan(0, w.Length - suffix.Length);
        if (suffix == "ion" && !(stem.Length > 0 && stem[^1] is 's' or 't'))
            return w;
        return Measure(stem) > 1 ? stem.ToString() : w;
    }

    private static string Tidy(string w)
    {
        if (w.EndsWith('e'))
        {
            var stem = w[..^1];
            var m = Measure(stem);
            if (m > 1 || (m == 1 && !EndsShort(stem)))
                w = stem;
        }
        return w.EndsWith('l') && DoubleConsonant(w) && Measure(w) > 1 ? w[..^1] : w;
    }

    private static bool Ends(string w, string suffix) => w.Length > suffix.Length && w.EndsWith(suffix, StringComparison.Ordinal);

    private static bool IsConsonant(ReadOnlySpan<char> w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(w, i - 1),
        _ => true,
    };

    private static int Measure(ReadOnlySpan<char> w)
    {
        var m = 0;
        for (var i = 1; i < w.Length; i++)
        {
            if (IsConsonant(w, i) && !IsConsonant(w, i - 1))
                m++;
        }
        return m;
    }

    private static bool HasVowel(ReadOnlySpan<char> w)
    {
        for (var i = 0; i < w.Length; i++)
        {
            if (!IsConsonant(w, i))
                return true;
        }
        return false;
    }

    private static bool DoubleConsonant(string w) => w.Length > 1 && w[^1] == w[^2] && IsConsonant(w, w.Length - 1);

    /// <summary>Consonant, vowel, consonant, the last not w, x or y: "hop", not "snow".</summary>
    private static bool EndsShort(ReadOnlySpan<char> w) =>
        w.Length >= 3 && IsConsonant(w, w.Length - 1) && !IsConsonant(w, w.Length - 2) && IsConsonant(w, w.Length - 3) && w[^1] is not ('w' or 'x' or 'y');
}
