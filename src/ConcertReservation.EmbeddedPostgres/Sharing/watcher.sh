# Runs one server for as long as at least one process has the named pipe "users" open for writing.
#   $1 the folder of the server   $2 check   $3 start   $4 stop   $5 keep or delete the folder
# A user writes its name into the pipe. The answer is in the file answer-NAME: 0, or the exit code of the start.

trap '' HUP INT QUIT TERM PIPE
cd "$1" || exit 1
echo $$ >watcher.pid.new && mv watcher.pid.new watcher.pid

# Opened for reading and writing first: if the user has already ended, opening only for reading would block.
exec 4<>users 3<users 4>&-

while read -r user <&3; do
  eval "$2" >/dev/null 2>&1 3<&- || eval "$3" 3<&-
  echo $? >"answer-$user.new" && mv "answer-$user.new" "answer-$user"
done

eval "$4" 3<&-

if [ "$5" = delete ]; then
  # Renamed first, so that the folder disappears in one step.
  cd / && mv "$1" "$1.gone" && rm -rf "$1.gone"
else
  # The pipe is removed last: from then on another process may start a server in the folder.
  rm -f answer-*
  rm -f users
fi
