using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Hongniang.Web.Shell;

/// <summary>The base of all components: drawn when their data are there, and not before.</summary>
/// <remarks>The framework's own base draws a component once more while its data are still on the way; on a server that sends pages whole nobody sees that, and
/// markup that trusts its data breaks by it, but only where the database makes one wait.</remarks>
public abstract class DrawnOnce : IComponent, IHandleEvent
{
    private readonly RenderFragment _drawing;
    private RenderHandle _handle;
    private bool _isInitialized;
    private bool _isQueued;

    protected DrawnOnce() => _drawing = builder =>
    {
        _isQueued = false;
        BuildRenderTree(builder);
    };

    /// <summary>The site's files by their fingerprinted addresses.</summary>
    protected ResourceAssetCollection Assets => _handle.Assets;

    void IComponent.Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public virtual async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_isInitialized)
        {
            _isInitialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        StateHasChanged();
    }

    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    protected virtual void OnInitialized()
    {
    }

    protected virtual Task OnInitializedAsync() => Task.CompletedTask;

    protected virtual void OnParametersSet()
    {
    }

    protected virtual Task OnParametersSetAsync() => Task.CompletedTask;

    protected void StateHasChanged()
    {
        if (!_isQueued)
        {
            _isQueued = true;
            _handle.Render(_drawing);
        }
    }
}
