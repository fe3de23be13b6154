// The runtime asks for a type of this name outside any namespace.
#pragma warning disable MA0047, CA1050
/// <summary>
/// DOTNET_STARTUP_HOOKS names this type, which loads the assembly into the process of the app. There
/// ASPNETCORE_HOSTINGSTARTUPASSEMBLIES finds it by name. The method itself has nothing to do.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() { }
}
