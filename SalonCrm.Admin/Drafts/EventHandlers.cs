using Microsoft.AspNetCore.Components;

namespace SalonCrm.Admin.Drafts;

/// <summary>What the browser tells beside the events that components know.</summary>
[EventHandler("ontyped", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
