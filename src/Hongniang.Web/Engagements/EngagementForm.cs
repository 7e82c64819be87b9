using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Hongniang.Web.Engagements;

/// <summary>What the forms of one engagement's page share: whose they are, what was refused, and the way back.</summary>
public abstract class EngagementForm : ComponentBase
{
    [Parameter, EditorRequired]
    public EngagementDetail Engagement { get; set; } = default!; // why: required parameter

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!; // why: set by the framework

    [Inject]
    private NavigationManager Nav { get; set; } = default!; // why: set by the framework before rendering

    [Inject]
    private Flash Flash { get; set; } = default!; // why: set by the framework before rendering

    [Inject]
    private CurrentUser User { get; set; } = default!; // why: set by the framework before rendering

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected Actor Actor => User.Actor;

    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>After the use case: a word and the way back, or the reasons at the fields.</summary>
    protected void Finish(Result result, string key, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Succeeded)
        {
            Flash.Say(key, args);
            Nav.NavigateTo($"/engagements/{Engagement.Number}");
        }
        else
        {
            Problems = result.Problems;
        }
    }
}
