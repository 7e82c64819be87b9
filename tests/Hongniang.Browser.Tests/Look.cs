namespace Hongniang.Browser.Tests;

/// <summary>How a person looks at the site: language, window, theme, with or without scripts.</summary>
public sealed record Look(string Culture, int Width, int Height, bool Dark = false, bool Scripts = true)
{
    public static Look Desk { get; } = new("zh-CN", 1440, 1000);

    public static Look Phone { get; } = new("zh-CN", 390, 844);

    public Look InEnglish => this with { Culture = "en" };

    public Look InTheDark => this with { Dark = true };

    public Look WithoutScripts => this with { Scripts = false };

    public override string ToString() => $"{Culture}-{Width}{(Dark ? "-dark" : "")}{(Scripts ? "" : "-no-scripts")}";
}
