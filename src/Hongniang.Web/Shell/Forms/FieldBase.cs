using Hongniang.Common;
using Microsoft.AspNetCore.Components;

namespace Hongniang.Web.Shell.Forms;

/// <summary>What every field of a form has: a label, a hint, an error, and names that fit the page's form model.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The property of the form model, which is also the <c>Field</c> of the problems about it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>Takes the whole width of the form's grid.</summary>
    [Parameter]
    public bool Wide { get; set; }

    /// <summary>Attributes for the control itself: <c>maxlength</c>, <c>inputmode</c>, <c>autocomplete</c>, <c>placeholder</c>…</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter]
    public PostForm? Form { get; set; }

    public string Prefix => Form?.Prefix ?? "Input";

    public string Id => PostForm.IdOf(Prefix, Name);

    public string InputName => $"{Prefix}.{Name}";

    public Problem? Problem => Form?.ProblemOf(Name);

    public string? DescribedBy => (Hint, Problem) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-error {Id}-hint",
    };

    public string? Invalid => Problem is null ? null : "true";
}
