// The runtime asks for a type of this name outside any namespace.
#pragma warning disable MA0047, CA1050
/// <summary>
/// Named in DOTNET_STARTUP_HOOKS, this brings the assembly into the app's process, where
/// ASPNETCORE_HOSTINGSTARTUPASSEMBLIES then finds it by name. There is nothing to do but be there.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() { }
}
